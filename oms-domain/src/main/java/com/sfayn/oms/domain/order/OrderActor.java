package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.order.party.ActorKind;
import java.util.EnumSet;
import java.util.Set;

/**
 * A user in relation to one order: the capacities in which they may act on it, and their permitted actions.
 *
 * @param id the user id from the token
 * @param capacities empty if the user has no part in the order
 * @param permitted actions that the user's roles and grants allow
 */
public record OrderActor(String id, Set<ActorKind> capacities, Set<OrderAction> permitted) {
    public OrderActor {
        capacities = Set.copyOf(capacities);
        permitted = Set.copyOf(permitted);
    }

    /** Returns the order system itself, for changes without a request, such as expiry. */
    public static OrderActor system() {
        return new OrderActor("system", Set.of(ActorKind.SYSTEM), EnumSet.allOf(OrderAction.class));
    }
}
