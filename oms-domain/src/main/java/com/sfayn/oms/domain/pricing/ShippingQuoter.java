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

/** Determines which shipping options of a vendor are offered for a basket, and their costs. */
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
     * Returns the offered options by cost, then id; empty without a destination or if nothing needs shipping.
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

    /** Returns the selected option for this worth; empty if none is selected or it is not offered. */
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

    /** Returns where the customer receives the goods: the destination or, with pickup, the pickup address. */
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

    /** Excludes options whose pickup address has no known state: the tax would silently be too low. */
    private boolean isTaxable(ShippingOption option, Consignment consignment) {
        return option.rule()
                .collectedIn(consignment)
                // the customer can correct the destination, which is checked elsewhere
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
