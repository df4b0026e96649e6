package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.money.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/**
 * What an offer sees: the bought lines and what earlier offers left of each, of the shipping and of the stock to give
 * away.
 *
 * @param items the sum of all lines before discounts, in the order's currency
 * @param shipping what earlier offers left of the chosen shipping option's cost; zero if none is chosen
 * @param giftStock units per SKU that can be given away beside what is bought and given already, zero or less for none;
 *     those that the vendor's gift offers name and the vendor sells
 */
public record Basket(Money items, List<Line> lines, Money shipping, Map<String, Integer> giftStock) {
    public Basket {
        lines = List.copyOf(lines);
        giftStock = Map.copyOf(giftStock);
    }

    /**
     * One bought line.
     *
     * @param position among the basket's lines, from zero
     * @param left between zero and the line's total
     */
    public record Line(int position, PricingRequest.Line bought, Money left) {
        public String sku() {
            return bought.sku();
        }

        public int quantity() {
            return bought.quantity();
        }
    }

    public Currency currency() {
        return items.currency();
    }

    /** What is left of these lines together. */
    public Money left(Collection<Line> some) {
        List<Money> amounts = new ArrayList<>(some.size());
        for (Line line : some) amounts.add(line.left());
        return Money.sum(currency(), amounts);
    }

    Basket withLines(List<Line> next) {
        return new Basket(items, next, shipping, giftStock);
    }

    Basket withShipping(Money left) {
        return new Basket(items, lines, left, giftStock);
    }

    Basket withGiftStock(Map<String, Integer> next) {
        return new Basket(items, lines, shipping, next);
    }
}
