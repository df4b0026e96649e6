package com.sfayn.oms.application.port.order;

import com.sfayn.oms.domain.order.Order;
import java.util.List;

/**
 * A page of a list of orders.
 *
 * @param more whether further orders follow
 */
public record OrderPage(List<Order> orders, boolean more) {
    public OrderPage {
        orders = List.copyOf(orders);
    }
}
