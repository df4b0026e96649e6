package com.sfayn.oms.application.port.webhook.out;

import java.util.List;
import java.util.Optional;

/** Stores the tenant's webhook endpoints. */
public interface WebhookEndpoints {
    /** Returns all endpoints, ordered by name. */
    List<WebhookEndpoint> list();

    Optional<WebhookEndpoint> find(String endpointId);

    /** Returns one endpoint, locked until this transaction ends. */
    Optional<WebhookEndpoint> findForUpdate(String endpointId);

    /**
     * Lets one transaction of the tenant at a time add an endpoint, until it ends. What it counts after this call is
     * still right when it inserts.
     */
    void lockForInsert();

    /**
     * Adds an endpoint. Returns false if its name is taken; waits for a concurrent transaction that is taking the name.
     */
    boolean insert(WebhookEndpoint endpoint);

    /** Replaces an endpoint that this transaction has locked. Returns false if the new name is taken. */
    boolean update(WebhookEndpoint endpoint);

    /** Removes an endpoint; its deliveries stay in the log. */
    void remove(String endpointId);
}
