package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.money.Money;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One pass over a vendor's shipping options: which are offered for a basket after its discounts, at what cost. */
final class ShippingRound {
    private ShippingRound() {}

    /** By cost, then id; empty without a destination. */
    static List<ShippingQuote> quotes(PricingRequest request, Money worth) {
        if (request.destination().isEmpty()) return List.of();
        Consignment consignment = new Consignment(
                weight(request.lines()),
                worth,
                request.destination().get(),
                request.book().vendor(),
                request.now(),
                request.policy().zone());
        return request.book().shippingOptions().stream()
                .filter(option ->
                        option.active() && option.baseCost().currency().equals(request.currency()))
                .flatMap(option -> quote(option, consignment).stream())
                .sorted(Comparator.comparing(ShippingQuote::cost).thenComparing(ShippingQuote::optionId))
                .toList();
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

    private static BigDecimal weight(List<PricingRequest.Line> lines) {
        return lines.stream()
                .map(line -> line.weight().multiply(BigDecimal.valueOf(line.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
