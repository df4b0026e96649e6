package com.sfayn.oms.snapshots.internal.webhook;

import com.sfayn.oms.application.port.webhook.out.EndpointHealth;
import com.sfayn.oms.application.port.webhook.out.EndpointHealth.DisabledReason;
import com.sfayn.oms.application.port.webhook.out.EndpointHealth.State;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint.Ordering;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoints;
import com.sfayn.oms.snapshots.internal.sql.SqlFaults;
import com.sfayn.oms.snapshots.internal.sql.SqlSavepoint;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.Update;

/** Stores webhook endpoints as rows. */
public final class JdbiWebhookEndpoints implements WebhookEndpoints {
    private static final String ENDPOINTS = """
            select endpoint_id, name, url, event_types, vendor_id, ordering, secrets, created_at, state,
                disabled_reason, failures, failing_since, paused_until, throttled, last_delivered_at
            from oms.webhook_endpoint where tenant_id = :tenant
            """;
    private static final String THE_ENDPOINT = " where tenant_id = :tenant and endpoint_id = :endpointId";

    private final TenantHandle handle;

    public JdbiWebhookEndpoints(TenantHandle handle) {
        this.handle = handle;
    }

    @Override
    public List<WebhookEndpoint> list() {
        return handle.query(ENDPOINTS).map((row, context) -> endpoint(row)).stream()
                .sorted(Comparator.comparing(WebhookEndpoint::name))
                .toList();
    }

    @Override
    public Optional<WebhookEndpoint> find(String endpointId) {
        return one(ENDPOINTS + " and endpoint_id = :endpointId", endpointId);
    }

    @Override
    public Optional<WebhookEndpoint> findForUpdate(String endpointId) {
        return one(ENDPOINTS + " and endpoint_id = :endpointId for update", endpointId);
    }

    private Optional<WebhookEndpoint> one(String sql, String endpointId) {
        return handle.query(sql)
                .bind("endpointId", endpointId)
                .map((row, context) -> endpoint(row))
                .findOne();
    }

    /** Locks the row of the tenant's feed: it is the one row of the tenant that no change of an order locks. */
    @Override
    public void lockForInsert() {
        handle.insertUnlessThere("""
                insert into oms.event_feed (tenant_id, last_position, caught_up) values (:tenant, 0, false)
                """, insert -> insert);
        handle.query("select last_position from oms.event_feed where tenant_id = :tenant for update")
                .mapTo(Long.class)
                .one();
    }

    @Override
    public boolean insert(WebhookEndpoint endpoint) {
        return handle.insertUnlessThere(
                """
                insert into oms.webhook_endpoint
                    (tenant_id, endpoint_id, name, url, event_types, vendor_id, ordering, secrets, created_at, state,
                    disabled_reason, failures, failing_since, paused_until, throttled, last_delivered_at)
                values (:tenant, :endpointId, :name, :url, :eventTypes, :vendorId, :ordering, :secrets, :createdAt,
                    :state, :disabledReason, :failures, :failingSince, :pausedUntil, :throttled, :lastDeliveredAt)
                """, insert -> TenantHandle.bindTime(bind(insert, endpoint), "createdAt", endpoint.createdAt()));
    }

    @Override
    public boolean update(WebhookEndpoint endpoint) {
        Update update = bind(handle.update("""
                update oms.webhook_endpoint set name = :name, url = :url, event_types = :eventTypes,
                    vendor_id = :vendorId, ordering = :ordering, secrets = :secrets, state = :state,
                    disabled_reason = :disabledReason, failures = :failures, failing_since = :failingSince,
                    paused_until = :pausedUntil, throttled = :throttled, last_delivered_at = :lastDeliveredAt
                """ + THE_ENDPOINT), endpoint);
        SqlSavepoint before = SqlSavepoint.set(handle.handle(), "before_update");
        try {
            update.execute();
            before.release();
            return true;
        } catch (RuntimeException e) {
            if (!SqlFaults.isKeyClash(e)) throw e;
            before.rollback();
            return false;
        }
    }

    private static Update bind(Update update, WebhookEndpoint endpoint) {
        EndpointHealth health = endpoint.health();
        update.bind("endpointId", endpoint.endpointId())
                .bind("name", endpoint.name())
                .bind("url", endpoint.url())
                .bind("eventTypes", String.join("\n", endpoint.eventTypes()))
                .bind("vendorId", endpoint.vendorId())
                .bind("ordering", endpoint.ordering().name())
                .bind("secrets", Secrets.encoded(endpoint.secrets()))
                .bind("state", health.state().name())
                .bind("disabledReason", name(health.disabledReason()))
                .bind("failures", health.failures())
                .bind("throttled", health.throttled());
        TenantHandle.bindTime(update, "failingSince", health.failingSince());
        TenantHandle.bindTime(update, "pausedUntil", health.pausedUntil());
        return TenantHandle.bindTime(update, "lastDeliveredAt", health.lastDeliveredAt());
    }

    @Override
    public void remove(String endpointId) {
        handle.update("delete from oms.webhook_endpoint" + THE_ENDPOINT)
                .bind("endpointId", endpointId)
                .execute();
    }

    private static WebhookEndpoint endpoint(ResultSet row) throws SQLException {
        String reason = row.getString("disabled_reason");
        return new WebhookEndpoint(
                row.getString("endpoint_id"),
                row.getString("name"),
                row.getString("url"),
                Set.of(row.getString("event_types").split("\n")),
                row.getString("vendor_id"),
                Ordering.valueOf(row.getString("ordering")),
                new EndpointHealth(
                        State.valueOf(row.getString("state")),
                        reason == null ? null : DisabledReason.valueOf(reason),
                        row.getInt("failures"),
                        TenantHandle.time(row, "failing_since"),
                        TenantHandle.time(row, "paused_until"),
                        row.getBoolean("throttled"),
                        TenantHandle.time(row, "last_delivered_at")),
                Secrets.parsed(row.getString("secrets")),
                TenantHandle.time(row, "created_at"));
    }

    private static String name(Enum<?> value) {
        return value == null ? null : value.name();
    }
}
