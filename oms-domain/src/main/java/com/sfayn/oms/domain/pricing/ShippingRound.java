package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.money.Money;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A vendor's shipping options for one basket: which are offered at what it is worth, and at what cost. */
final class ShippingRound {
    private final PricingRequest request;
    private final BigDecimal weight;

    ShippingRound(PricingRequest request) {
        this.request = request;
        this.weight = request.lines().stream()
                .map(line -> line.weight().multiply(BigDecimal.valueOf(line.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * By cost, then id; empty without a destination.
     *
     * @param worth items after discounts
     */
    List<ShippingQuote> quotes(Money worth) {
        return quoted(worth, options())
                .sorted(Comparator.comparing(ShippingQuote::cost).thenComparing(ShippingQuote::optionId))
                .toList();
    }

    /** The chosen option at this worth; empty if none is chosen or it is not offered. */
    Optional<ShippingQuote> selected(Money worth) {
        return request.selectedOption()
                .flatMap(id -> quoted(
                                worth,
                                options().filter(option -> option.optionId().equals(id)))
                        .findFirst());
    }

    private Stream<ShippingOption> options() {
        return request.book().shippingOptions().stream()
                .filter(option ->
                        option.active() && option.baseCost().currency().equals(request.currency()));
    }

    private Stream<ShippingQuote> quoted(Money worth, Stream<ShippingOption> options) {
        if (request.destination().isEmpty()) return Stream.empty();
        Consignment consignment = new Consignment(
                weight,
                worth,
                request.destination().get(),
                request.book().vendor(),
                request.now(),
                request.policy().zone());
        return options.flatMap(option -> quote(option, consignment).stream());
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
