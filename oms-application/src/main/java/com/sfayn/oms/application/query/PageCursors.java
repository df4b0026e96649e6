package com.sfayn.oms.application.query;

import com.sfayn.oms.application.port.order.OrderPage;
import com.sfayn.oms.application.port.order.OrderQuery.Position;
import com.sfayn.oms.application.port.order.OrderQuery.Sort;
import com.sfayn.oms.application.query.Cursors.Place;
import com.sfayn.oms.domain.order.Order;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Where a page of orders leaves its reader. A change takes its time before it is committed, so an order can turn up behind
 * one that was read already. Whoever follows the changes to their end and comes back later is therefore sent back to
 * where none was under way any more; on the way to the end cursors are exact, so that paging ends.
 *
 * @param horizon changes from before are committed, or never will be
 * @param settled what the page before this one has said
 */
record PageCursors(Sort sort, Instant horizon, Optional<Instant> settled) {
    /** Longer than a change takes from its time to its commit, and than the clocks of several servers differ. */
    static final Duration SETTLING = Duration.ofSeconds(15);

    /**
     * @param now from before the page is read
     * @param after where it begins
     */
    static PageCursors of(Sort sort, Instant now, Optional<Place> after) {
        Instant horizon = now.minus(SETTLING).truncatedTo(ChronoUnit.MILLIS);
        return new PageCursors(
                sort, horizon.isBefore(Instant.EPOCH) ? Instant.EPOCH : horizon, after.flatMap(Place::settled));
    }

    /** The cursor of the page's order at that place. */
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
