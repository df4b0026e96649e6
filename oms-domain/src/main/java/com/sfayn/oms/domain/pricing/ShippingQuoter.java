package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.address.Destination;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.pricing.offer.BoughtLine;
import com.sfayn.oms.domain.pricing.shipping.Consignment;
import com.sfayn.oms.domain.pricing.shipping.ShippingOption;
import com.sfayn.oms.domain.pricing.shipping.ShippingQuote;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A vendor's shipping options for one basket: which are offered at what it is worth, and at what cost. */
final class ShippingQuoter {
    private final PricingRequest request;
    private final BigDecimal weight;

    ShippingQuoter(PricingRequest request) {
        this.request = request;
        BigDecimal kilograms = BigDecimal.ZERO;
        for (BoughtLine line : request.lines()) {
            if (!line.requiresShipping()) continue;
            kilograms = kilograms.add(line.weight().multiply(BigDecimal.valueOf(line.quantity())));
        }
        this.weight = kilograms;
    }

    /**
     * By cost, then id; empty without a destination, and if nothing needs shipping.
     *
     * @param worth items after discounts
     */
    List<ShippingQuote> quotes(Money worth) {
        List<ShippingQuote> quotes = new ArrayList<>();
        if (request.destination().isEmpty() || !request.needsShipping()) return quotes;
        Consignment consignment = consignment(worth, request.destination().get());
        for (ShippingOption option : request.book().shippingOptions()) {
            if (isConsidered(option) && isTaxable(option, consignment)) {
                quote(option, consignment).ifPresent(quotes::add);
            }
        }
        quotes.sort(Comparator.comparing(ShippingQuote::cost).thenComparing(ShippingQuote::optionId));
        return quotes;
    }

    /** The chosen option at this worth; empty if none is chosen or it is not offered. */
    Optional<ShippingQuote> selected(Money worth) {
        if (request.destination().isEmpty() || request.selectedOption().isEmpty() || !request.needsShipping()) {
            return Optional.empty();
        }
        String chosen = request.selectedOption().get();
        for (ShippingOption option : request.book().shippingOptions()) {
            if (isConsidered(option) && option.optionId().equals(chosen)) {
                return quote(option, consignment(worth, request.destination().get()));
            }
        }
        return Optional.empty();
    }

    /** Where the goods go in the end: to the destination, unless the customer collects them by the chosen option. */
    Optional<Destination> handedOverIn(Optional<ShippingQuote> selected, Money worth) {
        if (request.destination().isEmpty() || selected.isEmpty()) return request.destination();
        String chosen = selected.get().optionId();
        Consignment consignment = consignment(worth, request.destination().get());
        return request.book().shippingOptions().stream()
                .filter(option -> isConsidered(option) && option.optionId().equals(chosen))
                .findFirst()
                .flatMap(option -> option.rule().collectedIn(consignment))
                .or(request::destination);
    }

    /** Goods that are collected at a place with no state that is known would silently bear less tax. */
    private boolean isTaxable(ShippingOption option, Consignment consignment) {
        return option.rule()
                .collectedIn(consignment)
                // the destination itself is the customer's to correct
                .filter(place -> !place.equals(consignment.destination()))
                .flatMap(place -> TaxedSubdivisions.of(
                                place.countryCode(), request.book(), request.policy(), request.now())
                        .problem(place))
                .isEmpty();
    }

    private boolean isConsidered(ShippingOption option) {
        return option.active() && option.baseCost().currency().equals(request.currency());
    }

    private Consignment consignment(Money worth, Destination destination) {
        return new Consignment(
                weight,
                worth,
                destination,
                request.book().vendor(),
                request.now(),
                request.policy().zone());
    }

    private static Optional<ShippingQuote> quote(ShippingOption option, Consignment consignment) {
        return option.rule()
                .cost(option, consignment)
                .map(cost -> new ShippingQuote(
                        option.optionId(),
                        option.method(),
                        option.deliveryTime(),
                        Money.rounded(cost, option.baseCost().currency())));
    }
}
