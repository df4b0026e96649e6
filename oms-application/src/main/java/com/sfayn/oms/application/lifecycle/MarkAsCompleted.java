package com.sfayn.oms.application.lifecycle;

import com.sfayn.oms.application.Actor;
import com.sfayn.oms.application.Answer;
import com.sfayn.oms.application.OrderChanged;
import com.sfayn.oms.application.Safeguards;
import com.sfayn.oms.application.change.OrderChanges;
import com.sfayn.oms.application.change.OrderChanges.Request;
import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.PlacedOrder;

/** Closes a shipped order; cash on delivery counts as collected with it. */
public final class MarkAsCompleted {
    private final OrderChanges changes;

    public MarkAsCompleted(OrderChanges changes) {
        this.changes = changes;
    }

    /** Which order. */
    public record Command(OrderId orderId, Safeguards safeguards) {}

    public Answer<OrderChanged> handle(Actor actor, Command command) {
        Request request = new Request(OrderAction.MARK_AS_COMPLETED, command.orderId(), command.safeguards(), command);
        return changes.make(
                actor,
                request,
                scene -> new PlacedOrder(scene.order(), scene.caller().towards(scene.order()), scene.now()).complete());
    }
}
