package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.address.Destination;
import com.sfayn.oms.domain.money.Balance;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.pricing.offer.Basket;
import com.sfayn.oms.domain.pricing.shipping.ShippingQuote;
import com.sfayn.oms.domain.pricing.tax.TaxLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Prices a basket: first the offers in order, then the shipping options for the discounted items, then taxes. A pure
 * function, linear in lines and in offers.
 *
 * <p>An offer may discount the shipping, so offers need the cost of the selected option before it is known whether that
 * option is offered for the discounted items. This works because {@linkplain ShippingRule an option's cost never
 * depends on the worth of the items}. If the selected option turns out not to be offered, the basket is priced again
 * without it.
 */
public final class PricingEngine {
    private final TaxCalculator taxCalculator;

    public PricingEngine(TaxCalculator taxCalculator) {
        this.taxCalculator = taxCalculator;
    }

    /**
     * @throws IllegalStateException if the tax calculator's shares do not add up to its tax lines or one is negative,
     *     if a shipping rule's cost depends on the worth, or if an offer rule discounts or gives away more than is
     *     available
     */
    public PricingResult price(PricingRequest request) {
        ShippingQuoter options = new ShippingQuoter(request);
        Money items = request.items();
        Money listCost = cost(request, options.selected(items));
        OfferEvaluator offers = OfferEvaluator.of(request, listCost);
        Basket basket = offers.basket();
        Money afterDiscounts = basket.left(basket.lines());
        List<ShippingQuote> quotes = options.quotes(afterDiscounts);
        Optional<ShippingQuote> selected = request.selectedOption()
                .flatMap(id -> quotes.stream()
                        .filter(quote -> quote.optionId().equals(id))
                        .findFirst());
        if (selected.isEmpty() && request.selectedOption().isPresent()) return price(request.withoutSelectedOption());
        if (!cost(request, selected).equals(listCost)) {
            throw new IllegalStateException(
                    "Shipping option " + request.selectedOption().orElseThrow() + " costs "
                            + listCost + " for items worth " + items + ", but " + cost(request, selected) + " for "
                            + afterDiscounts + "; the cost must not depend on the worth");
        }
        Optional<Destination> taxPlace = request.needsShipping()
                ? options.handedOverIn(selected, afterDiscounts)
                : request.billing().or(request::destination);
        TaxCalculator.Taxes taxes = taxes(request.taxedIn(taxPlace), basket);
        return new PricingResult(
                pricing(request, offers, afterDiscounts, listCost, taxes), quotes, selected, basket.gifts(), taxPlace);
    }

    private static Money cost(PricingRequest request, Optional<ShippingQuote> quote) {
        return quote.map(ShippingQuote::cost).orElse(Money.zero(request.currency()));
    }

    private TaxCalculator.Taxes taxes(PricingRequest request, Basket basket) {
        Map<String, Money> lineAmounts = new HashMap<>(2 * basket.lines().size());
        for (Basket.Line line : basket.lines()) lineAmounts.put(line.bought().lineId(), line.left());
        TaxCalculator.Taxes taxes = request.destination().isPresent()
                ? taxCalculator.taxes(request, Collections.unmodifiableMap(lineAmounts), basket.shipping())
                : TaxCalculator.Taxes.none(request);
        Balance parts = Balance.zero(request.currency());
        parts.add(taxes.onShipping());
        taxes.perLine().values().forEach(parts::add);
        Money tax = total(request, taxes);
        if (!parts.amount().equals(tax) || !taxes.perLine().keySet().equals(lineAmounts.keySet())) {
            throw new IllegalStateException("The tax calculator charges " + tax + ", but allocates " + parts.amount()
                    + " to lines " + taxes.perLine().keySet() + " and shipping");
        }
        if (taxes.onShipping().isNegative() || taxes.perLine().values().stream().anyMatch(Money::isNegative)) {
            throw new IllegalStateException("The tax calculator's share of a line or the shipping is below zero: "
                    + taxes.perLine() + " and " + taxes.onShipping());
        }
        return taxes;
    }

    private static Pricing pricing(
            PricingRequest request,
            OfferEvaluator offers,
            Money afterDiscounts,
            Money listCost,
            TaxCalculator.Taxes taxes) {
        boolean taxIncluded = request.policy().pricesIncludeTax();
        Money tax = total(request, taxes);
        Basket basket = offers.basket();
        Money beforeTax = afterDiscounts.plus(basket.shipping());
        return new Pricing(
                taxIncluded,
                basket.items(),
                basket.items().minus(afterDiscounts),
                basket.shipping(),
                listCost.minus(basket.shipping()),
                tax,
                taxes.onShipping(),
                taxIncluded ? beforeTax : beforeTax.plus(tax),
                taxes.lines(),
                offers.evaluations(),
                lines(basket, taxes));
    }

    private static List<LinePricing> lines(Basket basket, TaxCalculator.Taxes taxes) {
        List<LinePricing> lines = new ArrayList<>(basket.lines().size());
        for (Basket.Line line : basket.lines()) {
            String lineId = line.bought().lineId();
            lines.add(new LinePricing(
                    lineId,
                    line.total(),
                    line.total().minus(line.left()),
                    line.discounts(),
                    taxes.perLine().get(lineId)));
        }
        return lines;
    }

    private static Money total(PricingRequest request, TaxCalculator.Taxes taxes) {
        Balance total = Balance.zero(request.currency());
        for (TaxLine line : taxes.lines()) total.add(line.amount());
        return total.amount();
    }
}
