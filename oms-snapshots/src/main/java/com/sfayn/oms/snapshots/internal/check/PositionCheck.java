package com.sfayn.oms.snapshots.internal.check;

import com.sfayn.oms.application.port.ConsistencyChecks.Contradiction;
import com.sfayn.oms.application.port.ConsistencyChecks.Key;
import com.sfayn.oms.application.port.ConsistencyChecks.Page;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks that the positions of a tenant's events are 1, 2, 3 … up to the last one of the feed, and that each order's
 * events have them in the order of their sequence numbers. Consumers rely on both.
 */
final class PositionCheck implements RowCheck {
    /** Whether the previous event of the order comes later in the feed, or has no position. */
    private static final String MISPLACED = "exists (select 1 from oms.order_event p where p.tenant_id = :tenant"
            + " and p.order_id = e.order_id and p.sequence = e.sequence - 1"
            + " and (p.position is null or p.position > e.position))";

    private record Row(long last, Long position, boolean misplaced) {}

    private final TenantHandle handle;

    PositionCheck(TenantHandle handle) {
        this.handle = handle;
    }

    /** Reads the events in the order of their positions. A gap is suspected by its first position. */
    @Override
    public Page scan(Key after, int limit) {
        long previous = after.isStart() ? 0 : position(after);
        List<Key> suspects = new ArrayList<>();
        int rows = 0;
        for (Row row : rows(previous, limit)) {
            if (row.position() == null) {
                if (previous < row.last()) suspects.add(key(previous + 1));
                if (previous > row.last()) suspects.add(key(previous));
                return new Page(0, suspects, Key.START);
            }
            if (row.position() > previous + 1) suspects.add(key(previous + 1));
            if (row.misplaced()) suspects.add(key(row.position()));
            previous = row.position();
            rows++;
        }
        return new Page(rows, suspects, key(previous));
    }

    /** Returns one row without a position if there is no further event. */
    private List<Row> rows(long after, int limit) {
        return handle.query("""
                        select f.last_position, e.position, e.misplaced
                        from (select coalesce(max(last_position), 0) as last_position from oms.event_feed
                            where tenant_id = :tenant) f
                        left join (select e.position, %s as misplaced from oms.order_event e
                            where e.tenant_id = :tenant and e.position > :after
                            order by e.position fetch first :rows rows only) e on 1 = 1
                        order by e.position
                        """.formatted(MISPLACED))
                .bind("after", after)
                .bind("rows", limit)
                .map((row, context) -> new Row(
                        row.getLong("last_position"),
                        row.getObject("position", Long.class),
                        row.getBoolean("misplaced")))
                .list();
    }

    /** Locks the feed, so that no positions are given meanwhile. */
    @Override
    public List<Contradiction> confirm(Key suspect, boolean repair) {
        Optional<Long> recorded = handle.query(
                        "select last_position from oms.event_feed where tenant_id = :tenant for update")
                .mapTo(Long.class)
                .findOne();
        long last = recorded.orElse(0L);
        long position = position(suspect);
        long next = edge("min", position).orElse(last + 1);
        if (next > position) return gap(position, next);
        List<Contradiction> found = new ArrayList<>(misplaced(position));
        if (position > last) found.add(exceeded(recorded, repair));
        return found;
    }

    /** @param next the first position from there that has an event */
    private static List<Contradiction> gap(long position, long next) {
        String positions = next == position + 1
                ? "position " + position + " of the feed has no event."
                : "the positions " + position + " to " + (next - 1) + " of the feed have no events.";
        return List.of(Contradiction.ofFacts(positions));
    }

    private List<Contradiction> misplaced(long position) {
        return handle.query("""
                        select e.order_id, e.sequence from oms.order_event e
                        where e.tenant_id = :tenant and e.position = :position and
                        """ + " " + MISPLACED)
                .bind("position", position)
                .map((row, context) -> Contradiction.ofFacts(
                        "event " + row.getInt("sequence") + " of order " + row.getString("order_id")
                                + " has position " + position
                                + " of the feed, but the event before it has a later one or none."))
                .list();
    }

    /** Raises the last position, so that the next event does not get one that is in use. */
    private Contradiction exceeded(Optional<Long> recorded, boolean repair) {
        long highest = edge("max", 1).orElseThrow();
        if (repair && recorded.isEmpty()) {
            handle.insertUnlessThere(
                    "insert into oms.event_feed (tenant_id, last_position, caught_up) values (:tenant, :last, false)",
                    insert -> insert.bind("last", highest));
        } else if (repair) {
            handle.update("update oms.event_feed set last_position = :last where tenant_id = :tenant")
                    .bind("last", highest)
                    .execute();
        }
        return Contradiction.ofDerived(
                "events have positions up to " + highest + ", but the feed's last position is "
                        + recorded.map(String::valueOf).orElse("not recorded") + ".",
                repair);
    }

    /** @param edge min or max, of the positions from this one on */
    private Optional<Long> edge(String edge, long from) {
        return handle.query("select " + edge + "(position) as edge from oms.order_event"
                        + " where tenant_id = :tenant and position >= :from")
                .bind("from", from)
                .map((row, context) -> Optional.ofNullable(row.getObject("edge", Long.class)))
                .one();
    }

    private static Key key(long position) {
        return Key.of(Long.toString(position));
    }

    private static long position(Key key) {
        return Long.parseLong(key.parts().get(0));
    }
}
