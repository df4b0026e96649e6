package com.sfayn.oms.application.checkout;

import com.sfayn.oms.application.Actor;
import com.sfayn.oms.application.Answer;
import com.sfayn.oms.application.OrderChanged;
import com.sfayn.oms.application.Safeguards;
import com.sfayn.oms.application.change.GuessLimits;
import com.sfayn.oms.application.change.GuessLimits.Guess;
import com.sfayn.oms.application.change.GuessLimits.Trial;
import com.sfayn.oms.application.change.OrderChanges.Request;
import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.Refusal;
import com.sfayn.oms.domain.order.Refusal.CouponNotActive;
import com.sfayn.oms.domain.order.Refusal.CouponNotFound;
import com.sfayn.oms.domain.order.Refusal.LimitExceeded;
import java.util.List;

/** Puts a coupon on a draft. */
public final class AddCoupon {
    private final DraftChanges drafts;
    private final GuessLimits limits;

    public AddCoupon(DraftChanges drafts, GuessLimits limits) {
        this.drafts = drafts;
        this.limits = limits;
    }

    /** @param couponCode in any case */
    public record Command(OrderId orderId, String couponCode, Safeguards safeguards) {}

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
        return drafts.make(
                actor,
                new Request(OrderAction.ADD_COUPON, command.orderId(), command.safeguards(), command),
                refusals,
                List.of(),
                List.of(command.couponCode()),
                draft -> draft.addCoupon(command.couponCode()));
    }

    private static boolean isWrong(Answer<OrderChanged> answer) {
        return answer.reasons().stream()
                .anyMatch(reason -> reason instanceof CouponNotFound || reason instanceof CouponNotActive);
    }
}
