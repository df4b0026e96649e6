package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.money.Money;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/**
 * What an offer sees: the bought lines, what they cost before any discount, and what earlier offers left of each.
 *
 * @param items the sum of all lines before discounts, in the order's currency
 * @param left per line id; between zero and the line's total
 */
public record Basket(Money items, List<PricingRequest.Line> lines, Map<String, Money> left) {
    public Basket {
        lines = List.copyOf(lines);
        left = Map.copyOf(left);
    }

    public Currency currency() {
        return items.currency();
    }

    public Money left(PricingRequest.Line line) {
        return left.get(line.lineId());
    }

    /** What is left of these lines together. */
    public Money left(Collection<PricingRequest.Line> some) {
        return some.stream().map(this::left).reduce(Money.zero(currency()), Money::plus);
    }
}
