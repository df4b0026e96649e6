package com.sfayn.oms.snapshots.internal.feed;

import com.sfayn.oms.application.port.feed.EventFeed.Numbering;
import com.sfayn.oms.snapshots.internal.sql.Database;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Gives events without a position the next positions, oldest first. The locked row of {@code event_feed} is released by
 * the commit, so that positions become visible in their order.
 */
record Positions(TenantHandle handle) {
    private record Row(String orderId, int sequence) {}

    Optional<Numbering> give(int limit) {
        Optional<Long> last = handle.query("""
                        select last_position from oms.event_feed where tenant_id = :tenant for update skip locked
                        """).mapTo(Long.class).findOne();
        return last.map(position -> give(position, limit));
    }

    private Numbering give(long last, int limit) {
        List<Row> oldest = oldest(limit);
        List<Row> ordered = oldest.isEmpty() ? oldest : inSequence(oldest);
        boolean drained = oldest.size() < limit;
        if (!ordered.isEmpty()) store(ordered, last);
        handle.update("""
                        update oms.event_feed set last_position = :last, caught_up = caught_up or :drained
                        where tenant_id = :tenant
                        """)
                .bind("last", last + ordered.size())
                .bind("drained", drained)
                .execute();
        return new Numbering(ordered.size(), last + ordered.size(), drained, moved(oldest, ordered));
    }

    private List<Row> oldest(int limit) {
        return handle.longQuery("""
                        select order_id, sequence from oms.order_event
                        where tenant_id = :tenant and position is null
                        order by occurred_at, order_id, sequence fetch first :limit rows only
                        """)
                .bind("limit", limit)
                .map((row, context) -> new Row(row.getString("order_id"), row.getInt("sequence")))
                .list();
    }

    /**
     * Puts before each event the earlier ones of its order that have no position, also if they are not in the batch:
     * logs of earlier releases may contain an event with an earlier time than the one before it.
     */
    private List<Row> inSequence(List<Row> batch) {
        Map<String, TreeSet<Integer>> waiting = waiting(batch);
        List<Row> ordered = new ArrayList<>();
        for (Row row : batch) {
            TreeSet<Integer> sequences = waiting.get(row.orderId());
            while (!sequences.isEmpty() && sequences.first() <= row.sequence()) {
                ordered.add(new Row(row.orderId(), sequences.pollFirst()));
            }
        }
        return ordered;
    }

    /** Returns the sequence numbers without a position of each order in the batch, up to its last one in the batch. */
    private Map<String, TreeSet<Integer>> waiting(List<Row> batch) {
        Map<String, Integer> lasts = new LinkedHashMap<>();
        for (Row row : batch) lasts.merge(row.orderId(), row.sequence(), Math::max);
        var query = handle.query("""
                        select e.order_id, e.sequence
                        from unnest(cast(:orderIds as varchar array), cast(:lasts as integer array))
                            as p (order_id, last_one)
                        join oms.order_event e on e.tenant_id = :tenant and e.order_id = p.order_id
                            and e.sequence <= p.last_one
                        where e.position is null
                        """);
        TenantHandle.bindTexts(query, "orderIds", lasts.keySet());
        TenantHandle.bindNumbers(query, "lasts", lasts.values());
        Map<String, TreeSet<Integer>> waiting = new HashMap<>();
        query.map((row, context) -> new Row(row.getString("order_id"), row.getInt("sequence")))
                .forEach(row -> waiting.computeIfAbsent(row.orderId(), order -> new TreeSet<>())
                        .add(row.sequence()));
        return waiting;
    }

    private static int moved(List<Row> oldest, List<Row> ordered) {
        int moved = 0;
        for (int i = 0, next = 0; i < ordered.size(); i++) {
            if (next < oldest.size() && ordered.get(i).equals(oldest.get(next))) {
                next++;
            } else {
                moved++;
            }
        }
        return moved;
    }

    private void store(List<Row> ordered, long last) {
        var update = handle.update(handle.database() == Database.POSTGRESQL ? """
                        update oms.order_event e set position = :last + u.place
                        from unnest(cast(:orderIds as varchar array), cast(:sequences as integer array))
                            with ordinality as u (order_id, sequence, place)
                        where e.tenant_id = :tenant and e.order_id = u.order_id and e.sequence = u.sequence
                            and e.position is null
                        """ : """
                        merge into oms.order_event e
                        using (select u.order_id, u.sequence, u.place
                            from unnest(cast(:orderIds as varchar array), cast(:sequences as integer array))
                                with ordinality as u (order_id, sequence, place)) u
                        on (e.tenant_id = :tenant and e.order_id = u.order_id and e.sequence = u.sequence)
                        when matched then update set position = :last + u.place
                        """)
                .bind("last", last);
        TenantHandle.bindTexts(
                update, "orderIds", ordered.stream().map(Row::orderId).toList());
        TenantHandle.bindNumbers(
                update, "sequences", ordered.stream().map(Row::sequence).toList());
        int updated = update.execute();
        if (updated != ordered.size()) {
            throw new IllegalStateException(updated + " events got a position instead of " + ordered.size()
                    + "; the log has changed meanwhile.");
        }
    }
}
