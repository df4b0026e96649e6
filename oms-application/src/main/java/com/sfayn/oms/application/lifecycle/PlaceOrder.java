package com.sfayn.oms.application.lifecycle;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.internal.change.OrderChanges;
import com.sfayn.oms.application.internal.change.OrderChanges.ChangeContext;
import com.sfayn.oms.application.internal.change.OrderChanges.Request;
import com.sfayn.oms.application.internal.pricing.PricingContexts;
import com.sfayn.oms.application.port.StaleOrderException;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.Decision;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.Placement;
import com.sfayn.oms.domain.order.PricingContext;
import java.util.List;
import java.util.Optional;

/** Places a draft: freezes its prices, reserves stock, and makes it visible to the vendor. */
public final class PlaceOrder {
    private final OrderChanges changes;
    private final PricingContexts pricingContexts;

    public PlaceOrder(OrderChanges changes, PricingContexts pricingContexts) {
        this.changes = changes;
        this.pricingContexts = pricingContexts;
    }

    /**
     * @param expectedTotal the total that the customer saw, or null
     * @param dryRun checks everything and returns the order as it would be placed, but stores nothing
     */
    public record Command(OrderId orderId, Money expectedTotal, boolean dryRun, Preconditions preconditions) {}

    public Answer<OrderChanged> handle(Actor actor, Command command) {
        Request request = new Request(OrderAction.PLACE_ORDER, command.orderId(), command.preconditions(), command);
        if (command.dryRun()) {
            return changes.dryRun(
                    actor,
                    request,
                    context -> place(context, command, pricingContexts.of(context, List.of(), List.of())));
        }
        return changes.make(actor, request, context -> {
            PricingContext pricingContext = pricingContexts.locked(context);
            requireUnchanged(context);
            return place(context, command, pricingContext);
        });
    }

    /** A concurrent request may have placed the order while this one waited for the locks of its products. */
    private static void requireUnchanged(ChangeContext context) {
        OrderId id = context.order().id();
        int now = context.store().orders().find(id).map(Order::version).orElse(0);
        if (now != context.order().version()) throw new StaleOrderException(id);
    }

    private static Decision place(ChangeContext context, Command command, PricingContext pricingContext) {
        return new Placement(context.order(), pricingContext, context.actor())
                .place(Optional.ofNullable(command.expectedTotal()));
    }
}
