package com.sfayn.oms.application.checkout;

import com.sfayn.oms.application.Actor;
import com.sfayn.oms.application.Answer;
import com.sfayn.oms.application.OrderChanged;
import com.sfayn.oms.application.Safeguards;
import com.sfayn.oms.application.change.OrderChanges.Request;
import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.OrderId;
import java.util.List;

/** Puts a coupon on a draft. */
public final class AddCoupon {
    private final DraftChanges drafts;

    public AddCoupon(DraftChanges drafts) {
        this.drafts = drafts;
    }

    /** @param couponCode in any case */
    public record Command(OrderId orderId, String couponCode, Safeguards safeguards) {}

    public Answer<OrderChanged> handle(Actor actor, Command command) {
        return drafts.make(
                actor,
                new Request(OrderAction.ADD_COUPON, command.orderId(), command.safeguards(), command),
                CouponCodes.refusals(command.couponCode()),
                List.of(),
                List.of(command.couponCode()),
                draft -> draft.addCoupon(command.couponCode()));
    }
}
