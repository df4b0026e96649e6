package com.sfayn.oms.application.checkout;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.internal.change.OrderChanges;
import com.sfayn.oms.application.internal.change.OrderChanges.Request;
import com.sfayn.oms.application.internal.pricing.PricingContexts;
import com.sfayn.oms.domain.order.LineRef;
import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;

/** Changes the quantity of a draft's line. */
public final class ChangeOrderQuantity {
    private final OrderChanges changes;
    private final PricingContexts pricingContexts;

    public ChangeOrderQuantity(OrderChanges changes, PricingContexts pricingContexts) {
        this.changes = changes;
        this.pricingContexts = pricingContexts;
    }

    /** @param newQuantity at least 1; use removeLineItems to remove a line */
    public record Command(OrderId orderId, LineRef line, int newQuantity, Preconditions preconditions) {}

    public Answer<OrderChanged> handle(Actor actor, Command command) {
        List<Refusal> invalid = new ArrayList<>();
        command.line().refusal(LineRef.ALONE).ifPresent(invalid::add);
        Items.quantityRefusal(command.newQuantity(), List.of("newQuantity")).ifPresent(invalid::add);
        return changes.make(
                actor,
                new Request(OrderAction.CHANGE_ORDER_QUANTITY, command.orderId(), command.preconditions(), command),
                invalid,
                context -> pricingContexts.draft(context).changeQuantity(command.line(), command.newQuantity()));
    }
}
