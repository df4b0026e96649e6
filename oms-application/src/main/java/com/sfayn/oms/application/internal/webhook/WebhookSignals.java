package com.sfayn.oms.application.internal.webhook;

import com.sfayn.oms.domain.tenant.TenantId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Tells the feeds of this instance that a user's request has made deliveries of a tenant due, so that they are sent at
 * once. Without feeds in this instance, the sweep of another one finds them. Thread-safe.
 */
public final class WebhookSignals {
    private final List<Consumer<TenantId>> listeners = new CopyOnWriteArrayList<>();

    /** @param listener must return at once */
    public void add(Consumer<TenantId> listener) {
        listeners.add(listener);
    }

    public void remove(Consumer<TenantId> listener) {
        listeners.remove(listener);
    }

    /** Call it after the transaction. */
    public void changed(TenantId tenant) {
        listeners.forEach(listener -> listener.accept(tenant));
    }
}
