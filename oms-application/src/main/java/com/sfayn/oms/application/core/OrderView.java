package com.sfayn.oms.application.core;

import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderAction;
import java.util.Set;

/**
 * An order as one user sees it.
 *
 * @param availableActions what this user may do with it now
 */
public record OrderView(Order order, Set<OrderAction> availableActions) {
    public OrderView {
        availableActions = Set.copyOf(availableActions);
    }
}
