package com.sfayn.oms.snapshots.internal.feed;

import com.sfayn.oms.application.port.feed.EventFeed;
import com.sfayn.oms.application.port.feed.FeedCursors;
import com.sfayn.oms.application.port.feed.FeedEvent;
import com.sfayn.oms.application.port.feed.FeedPage;
import com.sfayn.oms.application.port.feed.FeedRange;
import com.sfayn.oms.domain.order.OrderEventType;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.snapshots.internal.order.EventRows;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/**
 * Reads the feed from the event log, in the order of its positions. The row of {@code event_feed} holds the last
 * position; its lock lets one transaction at a time give positions.
 */
public final class JdbiEventFeed implements EventFeed {
    /** How many positions may lie between two events whose times are in the other order. */
    private static final int DISORDER = 10_000;

    private final TenantHandle handle;
    private final JdbiFeedCursors cursors;

    public JdbiEventFeed(TenantHandle handle) {
        this.handle = handle;
        this.cursors = new JdbiFeedCursors(handle, this);
    }

    @Override
    public FeedState state() {
        return handle.query("""
                        select (select count(*) from oms.event_feed f where f.tenant_id = :tenant) as feeds,
                            (select f.last_position from oms.event_feed f where f.tenant_id = :tenant) as last_position,
                            (select f.caught_up from oms.event_feed f where f.tenant_id = :tenant) as caught_up,
                            exists (select 1 from oms.order_event e
                                where e.tenant_id = :tenant and e.position is null) as waiting
                        """)
                .map((row, context) -> new FeedState(
                        row.getInt("feeds") > 0,
                        row.getLong("last_position"),
                        row.getBoolean("caught_up"),
                        row.getBoolean("waiting")))
                .one();
    }

    @Override
    public long last() {
        return handle.query("select last_position from oms.event_feed where tenant_id = :tenant")
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    @Override
    public void create() {
        handle.insertUnlessThere("""
                insert into oms.event_feed (tenant_id, last_position, caught_up) values (:tenant, 0, false)
                """, insert -> insert);
    }

    @Override
    public Optional<Numbering> number(int limit) {
        return new Positions(handle).give(limit).map(numbering -> {
            if (numbering.isDrained()) cursors.startWaiting(numbering.last());
            return numbering;
        });
    }

    @Override
    public FeedPage read(FeedRange range) {
        List<FeedEvent> events = new ArrayList<>();
        long[] end = {range.after()};
        readStatement(range)
                .map((row, context) -> {
                    end[0] = row.getLong("last_position");
                    if (row.getString("event_id") != null) {
                        events.add(event(row));
                    }
                    return true;
                })
                .list();
        return FeedPage.of(range, events, end[0]);
    }

    /** Returns one row with the last position, even if no event matches. */
    public Query readStatement(FeedRange range) {
        Query query = handle.query("""
                        select f.last_position, e.*
                        from oms.event_feed f left join (
                            select e.position, e.order_id, o.vendor_id, %s
                            from oms.order_event e
                            join oms.orders o on o.tenant_id = :tenant and o.order_id = e.order_id
                            where e.tenant_id = :tenant and e.position > :after and e.position <= :last%s
                            order by e.position fetch first :limit rows only) e on 1 = 1
                        where f.tenant_id = :tenant order by e.position
                        """.formatted(EventRows.COLUMNS, conditions(range)))
                .bind("after", range.after())
                .bind("last", range.last())
                .bind("limit", range.limit());
        range.orderId().ifPresent(order -> query.bind("orderId", order.value()));
        range.vendorId().ifPresent(vendor -> query.bind("vendorId", vendor));
        if (!range.withDrafts()) TenantHandle.bindTexts(query, "draftTypes", OrderEventType.ofDrafts());
        if (!range.types().isEmpty()) TenantHandle.bindTexts(query, "types", range.types());
        return query;
    }

    private static String conditions(FeedRange range) {
        StringBuilder conditions = new StringBuilder();
        if (range.orderId().isPresent()) conditions.append(" and e.order_id = :orderId");
        if (range.vendorId().isPresent()) conditions.append(" and o.vendor_id = :vendorId");
        if (!range.withDrafts()) {
            conditions
                    .append(" and o.placed_at is not null and e.event_type not in ")
                    .append(listed("draftTypes"));
        }
        if (!range.types().isEmpty()) conditions.append(" and e.event_type in ").append(listed("types"));
        return conditions.toString();
    }

    private static String listed(String parameter) {
        return "(select t.event_type from unnest(cast(:" + parameter + " as varchar array)) as t (event_type))";
    }

    @Override
    public List<FeedEvent> at(Collection<Long> positions) {
        if (positions.isEmpty()) return List.of();
        return handle.query("""
                        select e.position, e.order_id, o.vendor_id, %s
                        from unnest(cast(:positions as bigint array)) as p (place)
                        join oms.order_event e on e.tenant_id = :tenant and e.position = p.place
                        join oms.orders o on o.tenant_id = :tenant and o.order_id = e.order_id
                        order by e.position
                        """.formatted(EventRows.COLUMNS))
                .bindArray("positions", Long.class, positions.toArray())
                .map((row, context) -> event(row))
                .list();
    }

    private static FeedEvent event(ResultSet row) throws SQLException {
        return new FeedEvent(
                row.getLong("position"),
                new OrderId(row.getString("order_id")),
                row.getString("vendor_id"),
                EventRows.event(row));
    }

    @Override
    public long positionBefore(Instant time) {
        Query first = handle.query("""
                        select e.position from oms.order_event e
                        where e.tenant_id = :tenant and e.position is not null and e.occurred_at >= :time
                        order by e.occurred_at, e.position fetch first 1 rows only
                        """);
        Optional<Long> found =
                TenantHandle.bindTime(first, "time", time).mapTo(Long.class).findOne();
        return found.map(position -> earliest(position, time) - 1).orElseGet(this::last);
    }

    /** Returns the lowest position up to this one whose event occurred at the time or later. */
    private long earliest(long position, Instant time) {
        Query earlier = handle.query("""
                        select coalesce(min(e.position), :position) from oms.order_event e
                        where e.tenant_id = :tenant and e.position >= :from and e.position < :position
                            and e.occurred_at >= :time
                        """).bind("position", position).bind("from", position - DISORDER);
        return TenantHandle.bindTime(earlier, "time", time).mapTo(Long.class).one();
    }

    @Override
    public FeedCursors cursors() {
        return cursors;
    }
}
