package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.money.Allocation;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.pricing.OfferRefusal.Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One pass over a vendor's offers, in their order: what each takes off which line, and why others take nothing. */
final class OfferRound {
    private final PricingRequest request;
    private final Money items;
    private final Map<String, Coupon> coupons = new HashMap<>();
    private final Map<String, Money> left = new LinkedHashMap<>();
    private final Map<String, List<DiscountShare>> shares = new HashMap<>();
    private final List<OfferEvaluation> evaluations = new ArrayList<>();
    private Offer lastApplied;

    private OfferRound(PricingRequest request) {
        this.request = request;
        this.items = request.lines().stream()
                .map(PricingRequest.Line::total)
                .reduce(Money.zero(request.currency()), Money::plus);
        request.lines().forEach(line -> left.put(line.lineId(), line.total()));
        request.coupons().forEach(coupon -> coupons.putIfAbsent(coupon.offerId(), coupon));
    }

    /** Considers every active offer that has not ended: in descending priority, ties by id. */
    static OfferRound of(PricingRequest request) {
        OfferRound round = new OfferRound(request);
        request.book().offers().stream()
                .filter(offer -> offer.active() && !offer.window().hasEnded(request.now()))
                .sorted(Comparator.comparingInt(Offer::priority).reversed().thenComparing(Offer::offerId))
                .forEach(offer -> round.evaluations.add(round.evaluate(offer)));
        return round;
    }

    /** Before discounts. */
    Money items() {
        return items;
    }

    List<OfferEvaluation> evaluations() {
        return evaluations;
    }

    /** Per line id, after all discounts. */
    Map<String, Money> left() {
        return left;
    }

    List<DiscountShare> shares(PricingRequest.Line line) {
        return shares.getOrDefault(line.lineId(), List.of());
    }

    private OfferEvaluation evaluate(Offer offer) {
        boolean needsCoupon = offer.requiresCoupon() || offer.rule().needsCoupon();
        Coupon coupon = needsCoupon ? coupons.get(offer.offerId()) : null;
        String couponCode = coupon == null ? null : coupon.code();
        OfferRefusal closed = closed(offer, needsCoupon && coupon == null);
        if (closed != null) return refused(offer, couponCode, closed);
        OfferOutcome outcome = offer.rule().evaluate(new Basket(items, request.lines(), left));
        if (outcome instanceof OfferOutcome.Refused refused) return refused(offer, couponCode, refused.refusal());
        OfferOutcome.Discount discount = (OfferOutcome.Discount) outcome;
        Money amount = Money.rounded(discount.amount(), request.currency());
        if (amount.isZero()) return refused(offer, couponCode, nothingToDiscount());
        if (lastApplied != null && !(lastApplied.stackable() && offer.stackable())) {
            return refused(offer, couponCode, notStackable(offer));
        }
        take(amount, discount.over(), offer, couponCode);
        lastApplied = offer;
        return evaluation(offer, couponCode, amount, null);
    }

    private OfferRefusal closed(Offer offer, boolean couponMissing) {
        Instant now = request.now();
        if (!offer.window().hasStarted(now)) {
            String start = offer.window().from().toString();
            return new OfferRefusal(
                    Code.NOT_STARTED,
                    "The offer starts at " + start + ", now it is " + now + ".",
                    start,
                    now.toString());
        }
        if (couponMissing) {
            return new OfferRefusal(
                    Code.COUPON_REQUIRED, "The offer needs a coupon that is not on the order.", null, null);
        }
        Currency currency = offer.currency() == null ? request.policy().currency() : offer.currency();
        if (!currency.equals(request.currency())) {
            return new OfferRefusal(
                    Code.CURRENCY_MISMATCH,
                    "The offer is for orders in " + currency + ", this one is in " + request.currency() + ".",
                    currency.getCurrencyCode(),
                    request.currency().getCurrencyCode());
        }
        return null;
    }

    private static OfferRefusal nothingToDiscount() {
        return new OfferRefusal(
                Code.NOTHING_TO_DISCOUNT, "The offer would take nothing off what earlier offers left.", null, null);
    }

    private OfferRefusal notStackable(Offer offer) {
        String message = lastApplied.stackable()
                ? "The offer cannot be combined, and " + lastApplied.offerId() + " has applied before it."
                : "The offer " + lastApplied.offerId() + " has applied, and cannot be combined with others.";
        return new OfferRefusal(Code.NOT_STACKABLE, message, null, lastApplied.offerId());
    }

    private void take(Money amount, List<PricingRequest.Line> over, Offer offer, String couponCode) {
        List<Money> parts = Allocation.byLargestRemainder(
                amount,
                over.stream()
                        .map(line -> new Allocation.Weight(
                                line.sku(), left.get(line.lineId()).amount()))
                        .toList());
        for (int i = 0; i < parts.size(); i++) {
            Money part = parts.get(i);
            if (part.isZero()) continue;
            String lineId = over.get(i).lineId();
            left.computeIfPresent(lineId, (id, before) -> before.minus(part));
            shares.computeIfAbsent(lineId, id -> new ArrayList<>())
                    .add(new DiscountShare(offer.offerId(), couponCode, part));
        }
    }

    private OfferEvaluation refused(Offer offer, String couponCode, OfferRefusal refusal) {
        return evaluation(offer, couponCode, Money.zero(request.currency()), refusal);
    }

    private static OfferEvaluation evaluation(Offer offer, String couponCode, Money amount, OfferRefusal refusal) {
        return new OfferEvaluation(
                offer.offerId(), offer.name(), offer.type(), offer.priority(), couponCode, amount, refusal);
    }
}
