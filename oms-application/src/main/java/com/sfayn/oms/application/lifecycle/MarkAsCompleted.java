package com.sfayn.oms.application.lifecycle;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.internal.change.OrderChanges;
import com.sfayn.oms.application.internal.change.OrderChanges.Request;
import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.OrderId;

/** Completes a shipped order. Cash on delivery then counts as paid. */
public final class MarkAsCompleted {
    private final OrderChanges changes;

    public MarkAsCompleted(OrderChanges changes) {
        this.changes = changes;
    }

    /** The order to complete. */
    public record Command(OrderId orderId, Preconditions preconditions) {}

    public Answer<OrderChanged> handle(Actor actor, Command command) {
        Request request =
                new Request(OrderAction.MARK_AS_COMPLETED, command.orderId(), command.preconditions(), command);
        return changes.make(actor, request, context -> context.placedOrder().complete());
    }
}
