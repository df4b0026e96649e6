package com.sfayn.oms.application.checkout;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.internal.change.OrderChanges;
import com.sfayn.oms.application.internal.change.OrderChanges.Request;
import com.sfayn.oms.application.internal.pricing.PricingContexts;
import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.OrderId;
import java.util.List;

/** Removes a coupon from a draft. */
public final class RemoveCoupon {
    private final OrderChanges changes;
    private final PricingContexts pricingContexts;

    public RemoveCoupon(OrderChanges changes, PricingContexts pricingContexts) {
        this.changes = changes;
        this.pricingContexts = pricingContexts;
    }

    /** @param couponCode case does not matter */
    public record Command(OrderId orderId, String couponCode, Preconditions preconditions) {}

    public Answer<OrderChanged> handle(Actor actor, Command command) {
        return changes.make(
                actor,
                new Request(OrderAction.REMOVE_COUPON, command.orderId(), command.preconditions(), command),
                CouponCodes.refusals(command.couponCode()),
                context -> pricingContexts
                        .draft(context, List.of(), List.of(command.couponCode()))
                        .removeCoupon(command.couponCode()));
    }
}
