package com.sfayn.oms.application.port;

import com.sfayn.oms.domain.order.Decision.Accepted;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.RecordedEvent;
import java.util.List;

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
    List<RecordedEvent> read(OrderId order, int after, int limit);
}
