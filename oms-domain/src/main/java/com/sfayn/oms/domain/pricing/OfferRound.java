package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.money.Allocation;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.pricing.OfferRefusal.Code;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One pass over a vendor's offers, in their order: what each takes off or gives away, and why others do nothing. */
final class OfferRound {
    private static final Comparator<Offer> IN_ORDER =
            Comparator.comparingInt(Offer::priority).reversed().thenComparing(Offer::offerId);

    private final PricingRequest request;
    private final OfferGate gate;
    private final List<List<DiscountShare>> shares = new ArrayList<>();
    private final List<Gift> gifts = new ArrayList<>();
    private final List<OfferEvaluation> evaluations = new ArrayList<>();
    private Basket basket;
    private Offer lastApplied;

    private OfferRound(PricingRequest request, Money shipping) {
        this.request = request;
        this.gate = new OfferGate(request);
        List<Basket.Line> lines = new ArrayList<>();
        Money items = Money.zero(request.currency());
        for (PricingRequest.Line bought : request.lines()) {
            shares.add(new ArrayList<>());
            lines.add(new Basket.Line(lines.size(), bought, bought.total()));
            items = items.plus(bought.total());
        }
        Map<String, Integer> giftStock = new HashMap<>(request.giftStock());
        request.lines()
                .forEach(line -> giftStock.computeIfPresent(line.sku(), (sku, units) -> units - line.quantity()));
        this.basket = new Basket(items, lines, shipping, giftStock);
    }

    /**
     * Considers every active offer that has not ended: in descending priority, ties by id.
     *
     * @param shipping what the chosen option costs before any shipping discount; zero if none is chosen
     */
    static OfferRound of(PricingRequest request, Money shipping) {
        OfferRound round = new OfferRound(request, shipping);
        request.book().offers().stream()
                .filter(round.gate::isEvaluated)
                .sorted(IN_ORDER)
                .forEach(offer -> round.evaluations.add(round.evaluate(offer)));
        return round;
    }

    /** Before discounts. */
    Money items() {
        return basket.items();
    }

    /** The lines in the request's order, with what all offers left of each. */
    List<Basket.Line> lines() {
        return basket.lines();
    }

    /** What all offers left of the items. */
    Money left() {
        return basket.left(basket.lines());
    }

    /** What all offers left of the chosen option's cost. */
    Money shipping() {
        return basket.shipping();
    }

    List<OfferEvaluation> evaluations() {
        return evaluations;
    }

    List<Gift> gifts() {
        return gifts;
    }

    /** By the line's position in the request. */
    List<DiscountShare> shares(int position) {
        return shares.get(position);
    }

    private OfferEvaluation evaluate(Offer offer) {
        String couponCode = gate.couponCode(offer);
        Optional<OfferRefusal> closed = gate.refusal(offer);
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
            takeOffLines(offer, couponCode, amount, discount.over());
        } else if (outcome instanceof OfferOutcome.ShippingDiscount) {
            basket = basket.withShipping(rest(basket.shipping(), amount, offer));
        } else if (outcome instanceof OfferOutcome.Gifts given) {
            give(offer, given.products());
        }
    }

    private static Money rest(Money left, Money part, Offer offer) {
        Money rest = left.minus(part);
        if (part.isNegative() || rest.isNegative()) {
            throw new IllegalStateException("Offer " + offer.offerId() + " of type " + offer.type() + " takes " + part
                    + " off " + left + "; it has to be from zero to that");
        }
        return rest;
    }

    private void takeOffLines(Offer offer, String couponCode, Money amount, List<Basket.Line> over) {
        List<Allocation.Weight> weights = new ArrayList<>(over.size());
        for (Basket.Line line : over)
            weights.add(new Allocation.Weight(line.sku(), line.left().amount()));
        List<Money> parts = Allocation.byLargestRemainder(amount, weights);
        List<Basket.Line> lines = new ArrayList<>(basket.lines());
        for (int i = 0; i < parts.size(); i++) {
            Money part = parts.get(i);
            if (part.isZero()) continue;
            Basket.Line line = over.get(i);
            lines.set(line.position(), new Basket.Line(line.position(), line.bought(), rest(line.left(), part, offer)));
            shares.get(line.position()).add(new DiscountShare(offer.offerId(), couponCode, part));
        }
        basket = basket.withLines(lines);
    }

    private void give(Offer offer, List<ProductQuantity> products) {
        Map<String, Integer> stock = new HashMap<>(basket.giftStock());
        for (ProductQuantity product : products) {
            gifts.add(new Gift(offer.offerId(), product.sku(), product.quantity()));
            stock.computeIfPresent(product.sku(), (sku, units) -> units - product.quantity());
        }
        basket = basket.withGiftStock(stock);
    }

    private static OfferRefusal nothingToDiscount() {
        return new OfferRefusal(
                Code.NOTHING_TO_DISCOUNT, "The offer would take nothing off what earlier offers left.", null, null);
    }

    private OfferRefusal notStackable() {
        String message = lastApplied.stackable()
                ? "The offer cannot be combined, and " + lastApplied.offerId() + " has applied before it."
                : "The offer " + lastApplied.offerId() + " has applied, and cannot be combined with others.";
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
