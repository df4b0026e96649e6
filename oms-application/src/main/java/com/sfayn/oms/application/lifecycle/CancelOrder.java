package com.sfayn.oms.application.lifecycle;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.internal.change.OrderChanges;
import com.sfayn.oms.application.internal.change.OrderChanges.Request;
import com.sfayn.oms.domain.order.LineQuantity;
import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.parsing.InputText;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;

/** Cancels an order or some of its units, and releases their stock. */
public final class CancelOrder {
    private final OrderChanges changes;

    public CancelOrder(OrderChanges changes) {
        this.changes = changes;
    }

    /**
     * @param cancellationReason for people; not blank
     * @param lines null for the whole order
     */
    public record Command(
            OrderId orderId, String cancellationReason, List<LineQuantity> lines, Preconditions preconditions) {}

    public Answer<OrderChanged> handle(Actor actor, Command command) {
        Request request = new Request(OrderAction.CANCEL_ORDER, command.orderId(), command.preconditions(), command);
        List<Refusal> invalid = new ArrayList<>(Texts.required(command.cancellationReason(), "cancellationReason"));
        invalid.addAll(LineQuantity.refusals(command.lines()));
        return changes.make(actor, request, invalid, context -> {
            String reason = InputText.cleaned(command.cancellationReason());
            return command.lines() == null
                    ? context.cancellation().cancel(reason)
                    : context.cancellation().cancel(reason, command.lines());
        });
    }
}
