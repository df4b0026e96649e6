package com.sfayn.oms.application.port.order;

import com.sfayn.oms.domain.order.Order;
import java.util.List;

/**
 * Some orders of a longer list.
 *
 * @param more whether further ones follow
 */
public record OrderPage(List<Order> orders, boolean more) {
    public OrderPage {
        orders = List.copyOf(orders);
    }
}
