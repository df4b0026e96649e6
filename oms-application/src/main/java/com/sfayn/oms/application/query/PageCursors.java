package com.sfayn.oms.application.query;

import com.sfayn.oms.application.port.order.OrderPage;
import com.sfayn.oms.application.port.order.OrderQuery.Position;
import com.sfayn.oms.application.port.order.OrderQuery.Sort;
import com.sfayn.oms.application.query.Cursors.Place;
import com.sfayn.oms.domain.order.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Computes the cursors of a page of orders. A change gets its time before its commit, so an order can appear before one
 * that was already read. The last cursor of a list by time of update therefore goes back to a time before which every
 * change is committed. Other cursors are exact, so that paging ends.
 *
 * @param horizon changes before this time are committed, or never will be
 * @param settled the settled time of the previous page's cursor
 */
record PageCursors(Sort sort, Instant horizon, Optional<Instant> settled) {
    /** Longer than any change takes until its commit, plus the clock difference between servers. */
    static final Duration SETTLING = Duration.ofSeconds(15);

    /**
     * @param now a time before the page is read
     * @param after the position at which the page begins
     */
    static PageCursors of(Sort sort, Instant now, Optional<Place> after) {
        Instant horizon = now.minus(SETTLING);
        return new PageCursors(
                sort, horizon.isBefore(Instant.EPOCH) ? Instant.EPOCH : horizon, after.flatMap(Place::settled));
    }

    /** Returns the cursor of the page's order at this index. */
    String cursor(OrderPage page, int index) {
        Order order = page.orders().get(index);
        boolean last = index == page.orders().size() - 1 && !page.more();
        return Cursors.ofPlace(sort, sort == Sort.UPDATED_AT_ASC ? following(order, last) : exact(order));
    }

    private Place following(Order order, boolean last) {
        boolean unsettled = !order.timeline().updatedAt().isBefore(horizon);
        Optional<Instant> until = settled.or(() -> Optional.of(horizon).filter(time -> unsettled));
        return last
                ? until.map(time -> new Place(new Position(time, ""), Optional.empty()))
                        .orElseGet(() -> exact(order))
                : new Place(exact(order).position(), until);
    }

    private Place exact(Order order) {
        Instant time = sort.byUpdate()
                ? order.timeline().updatedAt()
                : order.timeline().createdAt();
        return new Place(new Position(time, order.id().value()), Optional.empty());
    }
}
