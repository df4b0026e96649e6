package com.sfayn.oms.application.port.order;

import com.sfayn.oms.domain.order.Decision.Accepted;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.RecordedEvent;
import com.sfayn.oms.domain.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** The facts of every order, in sequence, only ever appended. */
public interface EventLog {
    /**
     * Writes the events of an accepted change: sequence numbers end with the order's event count, time is its
     * updatedAt.
     *
     * @throws StaleOrderException if one of the numbers is taken
     */
    void append(Accepted accepted);

    /** At most {@code limit} facts of the order with a sequence above {@code after}, oldest first. */
    default List<RecordedEvent> read(OrderId order, int after, int limit) {
        return readAll(List.of(new Page(order, after, limit))).get(0);
    }

    /**
     * The facts of each page, oldest first, in the order of the pages; an order may occur in several of them. One
     * statement, however many pages there are.
     */
    List<List<RecordedEvent>> readAll(List<Page> pages);

    /**
     * A part of one order's log.
     *
     * @param after the sequence number before the first fact; 0 = from the start
     * @param limit most facts
     */
    record Page(OrderId order, int after, int limit) {
        /** The highest sequence number that the page can hold: the log has no gaps. */
        public int last() {
            return (int) Math.min(Integer.MAX_VALUE, (long) after + limit);
        }
    }

    /**
     * An event's id, the same wherever and whenever it is asked for: consumers recognise a repeat by it. Unique among
     * all tenants.
     */
    static String eventId(TenantId tenant, OrderId order, int sequence) {
        String name = tenant + "\n" + order + "\n" + sequence;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
