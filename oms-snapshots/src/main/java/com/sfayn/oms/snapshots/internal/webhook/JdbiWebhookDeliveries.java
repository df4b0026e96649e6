package com.sfayn.oms.snapshots.internal.webhook;

import com.sfayn.oms.application.port.webhook.out.DeliveryAttempt;
import com.sfayn.oms.application.port.webhook.out.WebhookDeliveries;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** Stores deliveries and attempts as rows. A delivery is claimed by a conditional update: a count of 1 is a claim. */
public final class JdbiWebhookDeliveries implements WebhookDeliveries {
    private static final String THE_DELIVERY = " where tenant_id = :tenant and delivery_id = :deliveryId";

    /** Whether an earlier delivery of the same order is open and still in time. */
    static final String HAS_EARLIER = """
             exists (select 1 from oms.webhook_delivery p
                where p.tenant_id = :tenant and p.endpoint_id = d.endpoint_id and p.order_id = d.order_id and p.lane
                    and p.state in ('DUE', 'SENDING') and p.failures < %d and p.sequence < d.sequence)
            """.formatted(FAILURES_OF_A_LANE);

    private static final String MAY_BE_SENT =
            " and d.endpoint_id = :endpointId and d.state = 'DUE'" + " and (not d.lane or not" + HAS_EARLIER + ")";

    private final TenantHandle handle;

    public JdbiWebhookDeliveries(TenantHandle handle) {
        this.handle = handle;
    }

    @Override
    public int insert(List<WebhookDelivery> deliveries) {
        return new DeliveryInserts(handle).insert(deliveries);
    }

    @Override
    public Map<String, Backlog> backlogs() {
        Map<String, Backlog> backlogs = new HashMap<>();
        handle.query("""
                        select endpoint_id,
                            sum(case when replay_id = '' then 1 else 0 end) as live,
                            sum(case when replay_id = '' and failures < %1$d then 1 else 0 end) as live_in_time,
                            sum(case when replay_id <> '' then 1 else 0 end) as replays,
                            sum(case when replay_id <> '' and failures < %1$d then 1 else 0 end) as replays_in_time
                        from oms.webhook_delivery where tenant_id = :tenant and state in ('DUE', 'SENDING')
                        group by endpoint_id
                        """.formatted(FAILURES_OF_A_LANE))
                .map((row, context) -> Map.entry(
                        row.getString("endpoint_id"),
                        new Backlog(
                                new Count(row.getInt("live"), row.getInt("live_in_time")),
                                new Count(row.getInt("replays"), row.getInt("replays_in_time")))))
                .forEach(backlog -> backlogs.put(backlog.getKey(), backlog.getValue()));
        return backlogs;
    }

    @Override
    public List<WebhookDelivery> due(String endpointId, Instant now, int limit, int replays) {
        List<WebhookDelivery> due = new ArrayList<>(due(endpointId, now, limit, "d.replay_id = ''"));
        int rest = Math.min(replays, limit - due.size());
        if (rest > 0) due.addAll(due(endpointId, now, rest, "d.replay_id <> ''"));
        return due;
    }

    private List<WebhookDelivery> due(String endpointId, Instant now, int limit, String kind) {
        Query query = dueStatement(kind).bind("endpointId", endpointId).bind("limit", limit);
        return list(TenantHandle.bindTime(query, "now", now));
    }

    /** @param kind a condition for live events or for replays */
    private Query dueStatement(String kind) {
        return handle.query(DeliveryRows.COLUMNS + MAY_BE_SENT + " and d.next_attempt_at <= :now and " + kind
                + " order by d.next_attempt_at, coalesce(d.position, 0), d.delivery_id fetch first :limit rows only");
    }

    @Override
    public Optional<Instant> nextDue(String endpointId) {
        return handle.query("select min(d.next_attempt_at) from oms.webhook_delivery d where d.tenant_id = :tenant"
                        + MAY_BE_SENT)
                .bind("endpointId", endpointId)
                .map((row, context) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .one();
    }

    @Override
    public Set<String> held(Collection<String> deliveryIds) {
        if (deliveryIds.isEmpty()) return Set.of();
        Query query = handle.query("""
                select d.delivery_id from unnest(cast(:deliveryIds as varchar array)) as u (delivery_id)
                join oms.webhook_delivery d on d.tenant_id = :tenant and d.delivery_id = u.delivery_id
                where d.state = 'DUE' and d.lane and
                """ + HAS_EARLIER);
        return new HashSet<>(TenantHandle.bindTexts(query, "deliveryIds", deliveryIds)
                .mapTo(String.class)
                .list());
    }

    @Override
    public boolean claim(String deliveryId, String owner, Instant until) {
        Update update = handle.update("update oms.webhook_delivery set state = 'SENDING', lease_owner = :owner,"
                        + " leased_until = :until" + THE_DELIVERY + " and state = 'DUE'")
                .bind("deliveryId", deliveryId)
                .bind("owner", owner);
        return TenantHandle.bindTime(update, "until", until).execute() == 1;
    }

    @Override
    public boolean record(DeliveryAttempt attempt, WebhookDelivery after, String owner) {
        String condition = " and state = 'SENDING' and lease_owner = :owner";
        if (store(after, condition, owner) == 0) return false;
        Update insert = handle.update("""
                        insert into oms.webhook_attempt (tenant_id, delivery_id, attempt, started_at, duration_ms, status,
                            failure, response_snippet)
                        values (:tenant, :deliveryId, :attempt, :startedAt, :durationMs, :status, :failure, :snippet)
                        """)
                .bind("deliveryId", attempt.deliveryId())
                .bind("attempt", attempt.attempt())
                .bind("durationMs", attempt.durationMs())
                .bind("status", attempt.status())
                .bind(
                        "failure",
                        attempt.failure() == null ? null : attempt.failure().name())
                .bind("snippet", attempt.responseSnippet());
        TenantHandle.bindTime(insert, "startedAt", attempt.startedAt()).execute();
        return true;
    }

    @Override
    public void update(WebhookDelivery delivery) {
        store(delivery, "", null);
    }

    private int store(WebhookDelivery delivery, String condition, String owner) {
        Update update = handle.update("""
                        update oms.webhook_delivery set state = :state, lane = :lane, attempts = :attempts,
                            failures = :failures, next_attempt_at = :nextAttemptAt, ended_at = :endedAt,
                            lease_owner = null, leased_until = null
                        """ + THE_DELIVERY + condition)
                .bind("deliveryId", delivery.deliveryId())
                .bind("state", delivery.state().name())
                .bind("lane", delivery.lane())
                .bind("attempts", delivery.attempts())
                .bind("failures", delivery.failures());
        if (owner != null) update.bind("owner", owner);
        TenantHandle.bindTime(update, "nextAttemptAt", delivery.nextAttemptAt());
        return TenantHandle.bindTime(update, "endedAt", delivery.endedAt()).execute();
    }

    @Override
    public void release(String owner, Collection<String> deliveryIds) {
        if (deliveryIds.isEmpty()) return;
        Update update = handle.update("""
                        update oms.webhook_delivery set state = 'DUE', lease_owner = null, leased_until = null
                        where tenant_id = :tenant and state = 'SENDING' and lease_owner = :owner and delivery_id in
                            (select u.delivery_id from unnest(cast(:deliveryIds as varchar array)) as u (delivery_id))
                        """).bind("owner", owner);
        TenantHandle.bindTexts(update, "deliveryIds", deliveryIds).execute();
    }

    @Override
    public int recover(Instant now) {
        Update update = handle.update("""
                update oms.webhook_delivery set state = 'DUE', next_attempt_at = :now, lease_owner = null,
                    leased_until = null
                where tenant_id = :tenant and state = 'SENDING' and leased_until <= :now
                """);
        return TenantHandle.bindTime(update, "now", now).execute();
    }

    @Override
    public int cancelOrphans(Instant now) {
        Update update = handle.update("""
                update oms.webhook_delivery d set state = 'CANCELLED', next_attempt_at = null, ended_at = :now
                where d.tenant_id = :tenant and d.state = 'DUE' and not exists (select 1 from oms.webhook_endpoint e
                    where e.tenant_id = :tenant and e.endpoint_id = d.endpoint_id)
                """);
        return TenantHandle.bindTime(update, "now", now).execute();
    }

    @Override
    public int retryNow(String endpointId, Instant now) {
        Update update = handle.update("""
                update oms.webhook_delivery set next_attempt_at = :now
                where tenant_id = :tenant and endpoint_id = :endpointId and state = 'DUE' and next_attempt_at > :now
                """).bind("endpointId", endpointId);
        return TenantHandle.bindTime(update, "now", now).execute();
    }

    @Override
    public Optional<WebhookDelivery> find(String deliveryId) {
        return one(DeliveryRows.COLUMNS + " and d.delivery_id = :deliveryId", deliveryId);
    }

    @Override
    public Optional<WebhookDelivery> findForUpdate(String deliveryId) {
        return one(DeliveryRows.COLUMNS + " and d.delivery_id = :deliveryId for update", deliveryId);
    }

    private Optional<WebhookDelivery> one(String sql, String deliveryId) {
        return handle.query(sql)
                .bind("deliveryId", deliveryId)
                .map((row, context) -> DeliveryRows.delivery(row))
                .findOne();
    }

    @Override
    public int cancelOpen(String endpointId, Instant now) {
        Update update = handle.update("""
                        update oms.webhook_delivery set state = 'CANCELLED', ended_at = :now, next_attempt_at = null
                        where tenant_id = :tenant and endpoint_id = :endpointId and state = 'DUE'
                        """).bind("endpointId", endpointId);
        return TenantHandle.bindTime(update, "now", now).execute();
    }

    @Override
    public List<WebhookDelivery> page(Filter filter, Optional<Place> after, int limit) {
        return list(new DeliveryPages(handle).query(filter, after, limit));
    }

    private static List<WebhookDelivery> list(Query query) {
        return query.map((row, context) -> DeliveryRows.delivery(row)).list();
    }

    @Override
    public Map<String, List<DeliveryAttempt>> attempts(Collection<String> deliveryIds, int limit) {
        Map<String, List<DeliveryAttempt>> attempts = new LinkedHashMap<>();
        if (deliveryIds.isEmpty()) return attempts;
        Query query = handle.query("""
                select a.delivery_id, a.attempt, a.started_at, a.duration_ms, a.status, a.failure, a.response_snippet
                from unnest(cast(:deliveryIds as varchar array)) as u (delivery_id)
                join oms.webhook_attempt a on a.tenant_id = :tenant and a.delivery_id = u.delivery_id
                order by a.delivery_id, a.attempt desc
                """);
        TenantHandle.bindTexts(query, "deliveryIds", deliveryIds)
                .map((row, context) -> DeliveryRows.attempt(row))
                .forEach(attempt -> {
                    List<DeliveryAttempt> known =
                            attempts.computeIfAbsent(attempt.deliveryId(), id -> new ArrayList<>());
                    if (known.size() < limit) known.add(attempt);
                });
        return attempts;
    }

    @Override
    public int countSince(String eventType, Instant time) {
        Query query = handle.query("select count(*) from oms.webhook_delivery where tenant_id = :tenant"
                        + " and event_type = :eventType and created_at >= :time")
                .bind("eventType", eventType);
        return TenantHandle.bindTime(query, "time", time).mapTo(Integer.class).one();
    }

    @Override
    public int purge(Instant before, int limit) {
        Query query = handle.query("""
                select delivery_id from oms.webhook_delivery where tenant_id = :tenant and ended_at < :before
                order by ended_at fetch first :limit rows only
                """).bind("limit", limit);
        List<String> old = TenantHandle.bindTime(query, "before", before)
                .mapTo(String.class)
                .list();
        if (old.isEmpty()) return 0;
        delete("oms.webhook_attempt", old);
        return delete("oms.webhook_delivery", old);
    }

    private int delete(String table, List<String> deliveryIds) {
        Update delete = handle.update("delete from " + table + " where tenant_id = :tenant and delivery_id in"
                + " (select u.delivery_id from unnest(cast(:deliveryIds as varchar array)) as u (delivery_id))");
        return TenantHandle.bindTexts(delete, "deliveryIds", deliveryIds).execute();
    }
}
