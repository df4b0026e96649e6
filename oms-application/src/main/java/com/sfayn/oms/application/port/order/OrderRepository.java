package com.sfayn.oms.application.port.order;

import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The orders of one tenant, each one row. */
public interface OrderRepository {
    Optional<Order> find(OrderId id);

    /** Those that exist, in the order of the ids. One statement. */
    List<Order> findAll(Collection<OrderId> ids);

    /**
     * Stores a new order.
     *
     * @return false if its external reference belongs to another order of the same customer; then nothing is stored
     */
    boolean insert(Order order);

    /** @throws StaleOrderException unless the stored version is the one before */
    void update(Order order);

    /** The orders that were checked out together, by id. */
    List<Order> inGroup(String groupId);

    /**
     * Orders that were to expire until then and still wait, the longest overdue first, ties by id. One indexed query.
     *
     * @param after the last one of the page before; empty = from the start
     */
    List<OverdueOrder> expired(Instant now, Optional<OverdueOrder> after, int limit);

    /** A page of orders, newest or oldest first as the query says. */
    OrderPage page(OrderQuery query);
}
