package com.sfayn.oms.application.port.order;

import com.sfayn.oms.domain.order.Decision.Accepted;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.RecordedEvent;
import com.sfayn.oms.domain.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** An append-only log of the events of all orders. */
public interface EventLog {
    /**
     * Writes the events of an accepted change. Their sequence numbers end with the order's event count, and their time
     * is its updatedAt.
     *
     * @throws StaleOrderException if one of the numbers is taken
     */
    void append(Accepted accepted);

    /** Returns at most {@code limit} events of the order with a sequence number above {@code after}, oldest first. */
    default List<RecordedEvent> read(OrderId order, int after, int limit) {
        return readAll(List.of(new Page(order, after, limit))).get(0);
    }

    /**
     * Returns the events of each page, oldest first, in the order of the pages. An order may occur in several pages.
     * Takes one statement, however many pages there are.
     */
    List<List<RecordedEvent>> readAll(List<Page> pages);

    /**
     * A part of one order's log.
     *
     * @param after the sequence number before the first event; 0 = from the start
     * @param limit the maximum number of events
     */
    record Page(OrderId order, int after, int limit) {
        /** Returns the highest sequence number that the page can contain; the log has no gaps. */
        public int last() {
            return (int) Math.min(Integer.MAX_VALUE, (long) after + limit);
        }
    }

    /**
     * Derives an event's id, which is always the same for the same event, so that consumers recognise repeats. Unique
     * among all tenants.
     */
    static String eventId(TenantId tenant, OrderId order, int sequence) {
        String name = tenant + "\n" + order + "\n" + sequence;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
