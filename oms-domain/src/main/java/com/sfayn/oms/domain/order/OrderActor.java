package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.order.party.ActorKind;
import java.util.EnumSet;
import java.util.Set;

/**
 * Somebody towards one order: in which capacities they may act on it, and what they are permitted to do at all.
 *
 * @param id the user's, as the token names them
 * @param capacities empty if the order is none of theirs
 * @param permitted actions that their roles and grants allow
 */
public record OrderActor(String id, Set<ActorKind> capacities, Set<OrderAction> permitted) {
    public OrderActor {
        capacities = Set.copyOf(capacities);
        permitted = Set.copyOf(permitted);
    }

    /** The order system itself, for what happens without anybody asking. */
    public static OrderActor system() {
        return new OrderActor("system", Set.of(ActorKind.SYSTEM), EnumSet.allOf(OrderAction.class));
    }
}
