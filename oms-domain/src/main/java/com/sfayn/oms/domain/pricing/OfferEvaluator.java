package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.pricing.offer.Basket;
import com.sfayn.oms.domain.pricing.offer.Offer;
import com.sfayn.oms.domain.pricing.offer.OfferEvaluation;
import com.sfayn.oms.domain.pricing.offer.OfferOutcome;
import com.sfayn.oms.domain.pricing.offer.OfferRefusal;
import com.sfayn.oms.domain.pricing.offer.OfferRefusal.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Evaluates a vendor's offers in order: which apply, with which discounts and gifts, and why others do not. */
final class OfferEvaluator {
    private final PricingRequest request;
    private final OfferPreconditions preconditions;
    private final Basket basket;
    private final List<OfferEvaluation> evaluations = new ArrayList<>();
    private Offer lastApplied;

    private OfferEvaluator(PricingRequest request, Money shipping) {
        this.request = request;
        this.preconditions = new OfferPreconditions(request);
        this.basket = new Basket(
                request.lines(),
                shipping,
                request.giftStock(),
                request.book().offers().size());
    }

    /**
     * Evaluates every active offer that has not ended, in the book's order.
     *
     * @param shipping cost of the selected option before shipping discounts; zero if none is selected
     */
    static OfferEvaluator of(PricingRequest request, Money shipping) {
        OfferEvaluator evaluator = new OfferEvaluator(request, shipping);
        for (Offer offer : request.book().offers()) {
            if (evaluator.preconditions.isEvaluated(offer)) evaluator.evaluations.add(evaluator.evaluate(offer));
        }
        return evaluator;
    }

    /** Returns the basket after all offers. */
    Basket basket() {
        return basket;
    }

    List<OfferEvaluation> evaluations() {
        return evaluations;
    }

    private OfferEvaluation evaluate(Offer offer) {
        String couponCode = preconditions.couponCode(offer);
        Optional<OfferRefusal> closed = preconditions.refusal(offer);
        if (closed.isPresent()) return refused(offer, couponCode, closed.get());
        OfferOutcome outcome = offer.rule().evaluate(basket);
        if (outcome instanceof OfferOutcome.Refused refused) return refused(offer, couponCode, refused.refusal());
        Money amount = worth(outcome);
        if (amount.isZero() && !(outcome instanceof OfferOutcome.Gifts)) {
            return refused(offer, couponCode, nothingToDiscount());
        }
        if (lastApplied != null && !(lastApplied.stackable() && offer.stackable())) {
            return refused(offer, couponCode, notStackable());
        }
        apply(offer, couponCode, outcome, amount);
        lastApplied = offer;
        return evaluation(offer, couponCode, amount, null);
    }

    private Money worth(OfferOutcome outcome) {
        if (outcome instanceof OfferOutcome.Discount discount) {
            return Money.rounded(discount.amount(), request.currency());
        }
        if (outcome instanceof OfferOutcome.ShippingDiscount discount) {
            return Money.rounded(discount.amount(), request.currency());
        }
        return Money.zero(request.currency());
    }

    private void apply(Offer offer, String couponCode, OfferOutcome outcome, Money amount) {
        if (outcome instanceof OfferOutcome.Discount discount) {
            basket.takeOffLines(offer, couponCode, amount, discount.over());
        } else if (outcome instanceof OfferOutcome.ShippingDiscount) {
            basket.takeOffShipping(offer, amount);
        } else if (outcome instanceof OfferOutcome.Gifts given) {
            basket.give(offer, given.products());
        }
    }

    private static OfferRefusal nothingToDiscount() {
        return new OfferRefusal(
                Code.NOTHING_TO_DISCOUNT, "The offer would discount nothing after earlier offers.", null, null);
    }

    private OfferRefusal notStackable() {
        String message = lastApplied.stackable()
                ? "The offer can't be combined with others, and " + lastApplied.offerId() + " has already applied."
                : "Offer " + lastApplied.offerId() + " has already applied and can't be combined with others.";
        return new OfferRefusal(Code.NOT_STACKABLE, message, null, lastApplied.offerId());
    }

    private OfferEvaluation refused(Offer offer, String couponCode, OfferRefusal refusal) {
        return evaluation(offer, couponCode, Money.zero(request.currency()), refusal);
    }

    private static OfferEvaluation evaluation(Offer offer, String couponCode, Money amount, OfferRefusal refusal) {
        return new OfferEvaluation(
                offer.offerId(), offer.name(), offer.type(), offer.priority(), couponCode, amount, refusal);
    }
}
