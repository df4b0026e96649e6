package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.money.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Prices a basket from nothing: offers in their order, then the shipping options for what they leave, then taxes. A pure
 * function, linear in lines and in offers.
 */
public final class PricingEngine {
    private final TaxCalculator taxCalculator;

    public PricingEngine(TaxCalculator taxCalculator) {
        this.taxCalculator = taxCalculator;
    }

    /** @throws IllegalStateException if the tax calculator's parts do not add up to its tax lines */
    public PricingResult price(PricingRequest request) {
        OfferRound offers = OfferRound.of(request);
        Money afterDiscounts = offers.left().values().stream().reduce(Money.zero(request.currency()), Money::plus);
        List<ShippingQuote> quotes = ShippingRound.quotes(request, afterDiscounts);
        Optional<ShippingQuote> selected = request.selectedOption()
                .flatMap(id -> quotes.stream()
                        .filter(quote -> quote.optionId().equals(id))
                        .findFirst());
        Money shipping = selected.map(ShippingQuote::cost).orElse(Money.zero(request.currency()));
        TaxCalculator.Taxes taxes = taxes(request, offers.left(), shipping);
        return new PricingResult(pricing(request, offers, afterDiscounts, shipping, taxes), quotes, selected);
    }

    private TaxCalculator.Taxes taxes(PricingRequest request, Map<String, Money> lineAmounts, Money shipping) {
        TaxCalculator.Taxes taxes = request.destination().isPresent()
                ? taxCalculator.taxes(request, Map.copyOf(lineAmounts), shipping)
                : TaxCalculator.Taxes.none(request);
        Money parts = taxes.perLine().values().stream().reduce(taxes.onShipping(), Money::plus);
        Money tax = total(request, taxes);
        if (!parts.equals(tax) || !taxes.perLine().keySet().equals(lineAmounts.keySet())) {
            throw new IllegalStateException("The tax calculator charges " + tax + ", but shares out " + parts
                    + " over lines " + taxes.perLine().keySet() + " and the shipping");
        }
        return taxes;
    }

    private static Pricing pricing(
            PricingRequest request,
            OfferRound offers,
            Money afterDiscounts,
            Money shipping,
            TaxCalculator.Taxes taxes) {
        boolean taxIncluded = request.policy().pricesIncludeTax();
        Money tax = total(request, taxes);
        Money beforeTax = afterDiscounts.plus(shipping);
        return new Pricing(
                taxIncluded,
                offers.items(),
                offers.items().minus(afterDiscounts),
                shipping,
                Money.zero(request.currency()),
                tax,
                taxes.onShipping(),
                taxIncluded ? beforeTax : beforeTax.plus(tax),
                taxes.lines(),
                offers.evaluations(),
                request.lines().stream()
                        .map(line -> new LinePricing(
                                line.lineId(),
                                line.total(),
                                line.total().minus(offers.left().get(line.lineId())),
                                offers.shares(line),
                                taxes.perLine().get(line.lineId())))
                        .toList());
    }

    private static Money total(PricingRequest request, TaxCalculator.Taxes taxes) {
        return taxes.lines().stream().map(TaxLine::amount).reduce(Money.zero(request.currency()), Money::plus);
    }
}
