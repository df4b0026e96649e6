package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.pricing.offer.Coupon;
import com.sfayn.oms.domain.pricing.offer.Offer;
import com.sfayn.oms.domain.pricing.offer.OfferRefusal;
import com.sfayn.oms.domain.pricing.offer.OfferRefusal.Code;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Checks an offer before its own conditions: active, within its window, coupon present, same currency. */
final class OfferPreconditions {
    private final PricingRequest request;
    private final Map<String, Coupon> coupons;

    OfferPreconditions(PricingRequest request) {
        this.request = request;
        this.coupons = new HashMap<>(2 * request.coupons().size());
        for (Coupon coupon : request.coupons()) coupons.putIfAbsent(coupon.offerId(), coupon);
    }

    /** Returns whether the offer is active and has not ended. */
    boolean isEvaluated(Offer offer) {
        return offer.active() && !offer.window().hasEnded(request.now());
    }

    /** Returns the coupon that unlocks the offer; null if the offer needs none or the order has none. */
    String couponCode(Offer offer) {
        Coupon coupon = needsCoupon(offer) ? coupons.get(offer.offerId()) : null;
        return coupon == null ? null : coupon.code();
    }

    Optional<OfferRefusal> refusal(Offer offer) {
        if (!offer.window().hasStarted(request.now())) return Optional.of(notStarted(offer));
        if (needsCoupon(offer) && !coupons.containsKey(offer.offerId())) {
            return Optional.of(new OfferRefusal(
                    Code.COUPON_REQUIRED, "The offer needs a coupon that is not on the order.", null, null));
        }
        Currency currency = offer.currency() == null ? request.policy().currency() : offer.currency();
        return currency.equals(request.currency()) ? Optional.empty() : Optional.of(otherCurrency(currency));
    }

    private static boolean needsCoupon(Offer offer) {
        return offer.requiresCoupon() || offer.rule().needsCoupon();
    }

    private OfferRefusal notStarted(Offer offer) {
        String start = offer.window().from().toString();
        return new OfferRefusal(
                Code.NOT_STARTED,
                "The offer starts at " + start + "; it is now " + request.now() + ".",
                start,
                request.now().toString());
    }

    private OfferRefusal otherCurrency(Currency currency) {
        return new OfferRefusal(
                Code.CURRENCY_MISMATCH,
                "The offer is for orders in " + currency + "; this order is in " + request.currency() + ".",
                currency.getCurrencyCode(),
                request.currency().getCurrencyCode());
    }
}
