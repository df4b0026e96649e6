package com.sfayn.oms.snapshots.internal.webhook;

import com.sfayn.oms.application.port.webhook.out.WebhookReplay;
import com.sfayn.oms.application.port.webhook.out.WebhookReplays;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.statement.Update;

/** Stores replays as rows. A replay is added under the lock of its endpoint. */
public final class JdbiWebhookReplays implements WebhookReplays {
    private static final String REPLAYS = """
            select replay_id, endpoint_id, last_position, event_types, order_id, created_at, ended_at
            from oms.webhook_replay where tenant_id = :tenant and ended_at is null
            """;

    private final TenantHandle handle;

    public JdbiWebhookReplays(TenantHandle handle) {
        this.handle = handle;
    }

    @Override
    public boolean insert(WebhookReplay replay) {
        boolean runs = running().stream().anyMatch(other -> other.endpointId().equals(replay.endpointId()));
        if (runs) return false;
        Update insert = handle.update("""
                        insert into oms.webhook_replay (tenant_id, replay_id, endpoint_id, last_position, event_types,
                            order_id, created_at, ended_at)
                        values (:tenant, :replayId, :endpointId, :last, :eventTypes, :orderId, :createdAt, :endedAt)
                        """)
                .bind("replayId", replay.replayId())
                .bind("endpointId", replay.endpointId())
                .bind("last", replay.last())
                .bind("eventTypes", String.join("\n", replay.eventTypes()))
                .bind(
                        "orderId",
                        replay.orderId() == null ? null : replay.orderId().value());
        TenantHandle.bindTime(insert, "createdAt", replay.createdAt());
        TenantHandle.bindTime(insert, "endedAt", replay.endedAt()).execute();
        return true;
    }

    @Override
    public List<WebhookReplay> running() {
        return handle.query(REPLAYS + " order by created_at, replay_id")
                .map((row, context) -> replay(row))
                .list();
    }

    @Override
    public void end(String replayId, Instant now) {
        Update update = handle.update(
                        "update oms.webhook_replay set ended_at = :now where tenant_id = :tenant and replay_id = :replayId")
                .bind("replayId", replayId);
        TenantHandle.bindTime(update, "now", now).execute();
    }

    @Override
    public void endAll(String endpointId, Instant now) {
        for (WebhookReplay replay : running()) {
            if (!replay.endpointId().equals(endpointId)) continue;
            end(replay.replayId(), now);
            handle.update("delete from oms.feed_cursor where tenant_id = :tenant and consumer = :consumer")
                    .bind("consumer", replay.consumer())
                    .execute();
        }
    }

    @Override
    public int purge(Instant before) {
        Update delete =
                handle.update("delete from oms.webhook_replay where tenant_id = :tenant and ended_at < :before");
        return TenantHandle.bindTime(delete, "before", before).execute();
    }

    private static WebhookReplay replay(ResultSet row) throws SQLException {
        String types = row.getString("event_types");
        String orderId = row.getString("order_id");
        return new WebhookReplay(
                row.getString("replay_id"),
                row.getString("endpoint_id"),
                row.getLong("last_position"),
                types.isEmpty() ? Set.of() : Set.of(types.split("\n")),
                orderId == null ? null : new OrderId(orderId),
                TenantHandle.time(row, "created_at"),
                TenantHandle.time(row, "ended_at"));
    }
}
