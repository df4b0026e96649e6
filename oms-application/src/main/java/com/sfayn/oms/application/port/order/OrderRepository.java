package com.sfayn.oms.application.port.order;

import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Stores the orders of one tenant, one row each. */
public interface OrderRepository {
    Optional<Order> find(OrderId id);

    /** Returns the existing orders, ordered by id. Takes one statement. */
    List<Order> findAll(Collection<OrderId> ids);

    /**
     * Stores a new order.
     *
     * @return false, and stores nothing, if its external reference belongs to another order of the same customer
     */
    boolean insert(Order order);

    /** @throws StaleOrderException unless the stored version is the previous one */
    void update(Order order);

    /** Returns the orders that were checked out together, ordered by id. */
    List<Order> inGroup(String groupId);

    /**
     * Returns open orders whose expiry time has passed, the longest overdue first, then by id. Takes one indexed query.
     *
     * @param after the last order of the previous page; empty = from the start
     */
    List<OverdueOrder> expired(Instant now, Optional<OverdueOrder> after, int limit);

    /** Returns a page of orders in the query's sort order. */
    OrderPage page(OrderQuery query);
}
