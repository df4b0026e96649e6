package com.sfayn.oms.application.core;

import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderAction;
import java.util.Set;

/**
 * An order and what one user may do with it.
 *
 * @param availableActions the actions that this user may take now
 */
public record OrderView(Order order, Set<OrderAction> availableActions) {
    public OrderView {
        availableActions = Set.copyOf(availableActions);
    }
}
