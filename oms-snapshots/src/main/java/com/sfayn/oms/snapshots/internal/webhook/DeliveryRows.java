package com.sfayn.oms.snapshots.internal.webhook;

import com.sfayn.oms.application.port.webhook.out.DeliveryAttempt;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery.EventPlace;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery.State;
import com.sfayn.oms.application.port.webhook.out.WebhookTransport.Failure;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Reads deliveries and attempts from rows. */
final class DeliveryRows {
    static final String COLUMNS = """
            select d.delivery_id, d.endpoint_id, d.event_id, d.event_type, d.order_id, d.sequence, d.position, d.subject,
                d.replay_id, d.state, d.lane, d.attempts, d.failures, d.next_attempt_at, d.created_at, d.ended_at
            from oms.webhook_delivery d where d.tenant_id = :tenant
            """;

    private DeliveryRows() {}

    static WebhookDelivery delivery(ResultSet row) throws SQLException {
        State state = State.valueOf(row.getString("state"));
        String orderId = row.getString("order_id");
        Optional<EventPlace> event = orderId == null
                ? Optional.empty()
                : Optional.of(new EventPlace(new OrderId(orderId), row.getInt("sequence"), row.getLong("position")));
        return new WebhookDelivery(
                row.getString("delivery_id"),
                row.getString("endpoint_id"),
                row.getString("event_id"),
                row.getString("event_type"),
                event,
                row.getString("subject"),
                state,
                row.getBoolean("lane"),
                row.getInt("attempts"),
                row.getInt("failures"),
                state == State.DUE ? TenantHandle.time(row, "next_attempt_at") : null,
                TenantHandle.time(row, "created_at"),
                TenantHandle.time(row, "ended_at"),
                row.getString("replay_id"));
    }

    static DeliveryAttempt attempt(ResultSet row) throws SQLException {
        int status = row.getInt("status");
        Integer known = row.wasNull() ? null : status;
        String failure = row.getString("failure");
        return new DeliveryAttempt(
                row.getString("delivery_id"),
                row.getInt("attempt"),
                TenantHandle.time(row, "started_at"),
                row.getInt("duration_ms"),
                known,
                failure == null ? null : Failure.valueOf(failure),
                row.getString("response_snippet"));
    }
}
