package com.sfayn.oms.snapshots.internal.webhook;

import com.sfayn.oms.application.port.webhook.out.WebhookDelivery;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery.EventPlace;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Update;

/** Inserts deliveries: those of events that have all else in common by one statement, messages one by one. */
record DeliveryInserts(TenantHandle handle) {
    /** What the deliveries of one batch have in common. */
    private record Shared(
            String endpointId,
            WebhookDelivery.State state,
            boolean lane,
            int attempts,
            int failures,
            Instant nextAttemptAt,
            Instant createdAt,
            Instant endedAt,
            String replayId) {
        static Shared of(WebhookDelivery delivery) {
            return new Shared(
                    delivery.endpointId(),
                    delivery.state(),
                    delivery.lane(),
                    delivery.attempts(),
                    delivery.failures(),
                    delivery.nextAttemptAt(),
                    delivery.createdAt(),
                    delivery.endedAt(),
                    delivery.replayId());
        }
    }

    int insert(List<WebhookDelivery> deliveries) {
        int inserted = 0;
        Map<Shared, List<WebhookDelivery>> batches = deliveries.stream()
                .filter(delivery -> delivery.event().isPresent())
                .collect(Collectors.groupingBy(Shared::of, LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<Shared, List<WebhookDelivery>> batch : batches.entrySet()) {
            inserted += insertEvents(batch.getKey(), batch.getValue());
        }
        for (WebhookDelivery delivery : deliveries) {
            if (delivery.event().isEmpty()) inserted += insertMessage(delivery);
        }
        return inserted;
    }

    private int insertEvents(Shared shared, List<WebhookDelivery> deliveries) {
        String sql = """
                insert into oms.webhook_delivery (tenant_id, delivery_id, endpoint_id, event_id, event_type, order_id,
                    sequence, position, replay_id, state, lane, attempts, failures, next_attempt_at, created_at, ended_at)
                select cast(:tenant as varchar), u.delivery_id, cast(:endpointId as varchar), u.event_id, u.event_type,
                    u.order_id, u.sequence, u.place, cast(:replayId as varchar), cast(:state as varchar),
                    cast(:lane as boolean), cast(:attempts as integer), cast(:failures as integer),
                    cast(:nextAttemptAt as timestamp with time zone), cast(:createdAt as timestamp with time zone),
                    cast(:endedAt as timestamp with time zone)
                from unnest(cast(:deliveryIds as varchar array), cast(:eventIds as varchar array),
                    cast(:eventTypes as varchar array), cast(:orderIds as varchar array),
                    cast(:sequences as integer array), cast(:positions as bigint array))
                    as u (delivery_id, event_id, event_type, order_id, sequence, place)
                where not exists (select 1 from oms.webhook_delivery d
                    where d.tenant_id = :tenant and d.endpoint_id = :endpointId and d.position = u.place
                        and d.replay_id = :replayId)
                """ + (handle.database().knowsOnConflict() ? " on conflict do nothing" : "");
        Update update = bind(handle.update(sql), shared);
        TenantHandle.bindTexts(update, "deliveryIds", texts(deliveries, WebhookDelivery::deliveryId));
        TenantHandle.bindTexts(update, "eventIds", texts(deliveries, WebhookDelivery::eventId));
        TenantHandle.bindTexts(update, "eventTypes", texts(deliveries, WebhookDelivery::eventType));
        TenantHandle.bindTexts(
                update,
                "orderIds",
                texts(deliveries, delivery -> place(delivery).orderId().value()));
        TenantHandle.bindNumbers(
                update,
                "sequences",
                deliveries.stream().map(delivery -> place(delivery).sequence()).toList());
        Object[] positions =
                deliveries.stream().map(delivery -> place(delivery).position()).toArray();
        return update.bindArray("positions", Long.class, positions).execute();
    }

    private static EventPlace place(WebhookDelivery delivery) {
        return delivery.event().orElseThrow();
    }

    private static List<String> texts(List<WebhookDelivery> deliveries, Function<WebhookDelivery, String> field) {
        return deliveries.stream().map(field).toList();
    }

    private int insertMessage(WebhookDelivery delivery) {
        Update update = bind(handle.update("""
                insert into oms.webhook_delivery (tenant_id, delivery_id, endpoint_id, event_id, event_type, subject,
                    replay_id, state, lane, attempts, failures, next_attempt_at, created_at, ended_at)
                values (:tenant, :deliveryId, :endpointId, :eventId, :eventType, :subject, :replayId, :state, :lane,
                    :attempts, :failures, :nextAttemptAt, :createdAt, :endedAt)
                """), Shared.of(delivery));
        return update.bind("deliveryId", delivery.deliveryId())
                .bind("eventId", delivery.eventId())
                .bind("eventType", delivery.eventType())
                .bind("subject", delivery.subject())
                .execute();
    }

    private static Update bind(Update update, Shared shared) {
        update.bind("endpointId", shared.endpointId())
                .bind("replayId", shared.replayId())
                .bind("state", shared.state().name())
                .bind("lane", shared.lane())
                .bind("attempts", shared.attempts())
                .bind("failures", shared.failures());
        TenantHandle.bindTime(update, "nextAttemptAt", shared.nextAttemptAt());
        TenantHandle.bindTime(update, "createdAt", shared.createdAt());
        return TenantHandle.bindTime(update, "endedAt", shared.endedAt());
    }
}
