package com.sfayn.oms.application.checkout;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.internal.change.AttemptLimits;
import com.sfayn.oms.application.internal.change.AttemptLimits.Guess;
import com.sfayn.oms.application.internal.change.AttemptLimits.Trial;
import com.sfayn.oms.application.internal.change.OrderChanges;
import com.sfayn.oms.application.internal.change.OrderChanges.Request;
import com.sfayn.oms.application.internal.pricing.PricingContexts;
import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.OrderRefusal.CouponNotActive;
import com.sfayn.oms.domain.order.OrderRefusal.CouponNotFound;
import com.sfayn.oms.domain.order.OrderRefusal.LimitExceeded;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.List;

/** Adds a coupon to a draft. */
public final class AddCoupon {
    private final OrderChanges changes;
    private final PricingContexts pricingContexts;
    private final AttemptLimits limits;

    public AddCoupon(OrderChanges changes, PricingContexts pricingContexts, AttemptLimits limits) {
        this.changes = changes;
        this.pricingContexts = pricingContexts;
        this.limits = limits;
    }

    /** @param couponCode case does not matter */
    public record Command(OrderId orderId, String couponCode, Preconditions preconditions) {}

    public Answer<OrderChanged> handle(Actor actor, Command command) {
        Guess guess = new Guess(OrderAction.ADD_COUPON, command.orderId(), "coupon codes", "couponCode");
        return limits.attempt(actor, guess, AddCoupon::isWrong, new Trial<>() {
            @Override
            public Answer<OrderChanged> make() {
                return add(actor, command, CouponCodes.refusals(command.couponCode()));
            }

            @Override
            public Answer<OrderChanged> refuse(LimitExceeded limit) {
                return add(actor, command, List.of(limit));
            }
        });
    }

    private Answer<OrderChanged> add(Actor actor, Command command, List<Refusal> refusals) {
        return changes.make(
                actor,
                new Request(OrderAction.ADD_COUPON, command.orderId(), command.preconditions(), command),
                refusals,
                context -> pricingContexts
                        .draft(context, List.of(), List.of(command.couponCode()))
                        .addCoupon(command.couponCode()));
    }

    private static boolean isWrong(Answer<OrderChanged> answer) {
        return answer.refusals().stream()
                .anyMatch(reason -> reason instanceof CouponNotFound || reason instanceof CouponNotActive);
    }
}
