package com.sfayn.oms.domain.pricing.offer;

import com.sfayn.oms.domain.money.Allocation;
import com.sfayn.oms.domain.money.Balance;
import com.sfayn.oms.domain.money.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The input of an offer rule: the bought lines and what earlier offers left of each line, of the shipping cost and of
 * the gift stock. Rules only read it; the engine subtracts each applied offer before it evaluates the next one. Not
 * thread-safe.
 */
public final class Basket {
    /** Initial list capacity: growing lists took a fifth of the time. More offers than this make them grow. */
    private static final int MOST_USUAL_OFFERS = 64;

    private final Money items;
    private final List<Line> lines;
    private final Map<String, Integer> firstOfSku = new HashMap<>();
    private final Map<String, Integer> giftStock;
    private final boolean needsShipping;
    private final List<Gift> gifts = new ArrayList<>();
    private Money shipping;

    /**
     * @param shipping cost of the selected option before shipping discounts; zero if none is selected
     * @param giftStock available units per gift SKU, before this basket takes any
     * @param offers maximum number of offers that may discount a line
     */
    public Basket(List<BoughtLine> bought, Money shipping, Map<String, Integer> giftStock, int offers) {
        this.items = BoughtLine.total(bought, shipping.currency());
        this.shipping = shipping;
        this.needsShipping = bought.stream().anyMatch(BoughtLine::requiresShipping);
        this.giftStock = new HashMap<>(giftStock);
        List<Line> all = new ArrayList<>();
        for (BoughtLine each : bought) {
            Line line = new Line(each, all.size(), offers);
            firstOfSku.putIfAbsent(line.sku(), all.size());
            all.add(line);
            this.giftStock.computeIfPresent(line.sku(), (sku, units) -> units - line.quantity());
        }
        this.lines = List.copyOf(all);
    }

    /** One bought line. */
    public final class Line {
        private final BoughtLine bought;
        private final int position;
        private final Money total;
        private final List<DiscountShare> discounts;
        private final Balance left;

        private Line(BoughtLine bought, int position, int offers) {
            this.bought = bought;
            this.position = position;
            this.discounts = new ArrayList<>(Math.min(offers, MOST_USUAL_OFFERS));
            this.total = bought.total();
            this.left = Balance.of(total);
        }

        public BoughtLine bought() {
            return bought;
        }

        public String sku() {
            return bought.sku();
        }

        public int quantity() {
            return bought.quantity();
        }

        /** Price × quantity, before discounts. */
        public Money total() {
            return total;
        }

        /** Returns what earlier offers left of the line: between zero and its total. */
        public Money left() {
            return left.amount();
        }

        /** Returns the discounts of earlier offers, each above zero. */
        public List<DiscountShare> discounts() {
            return discounts;
        }

        private void takeOff(Offer offer, String couponCode, Money part) {
            left.subtract(part);
            if (part.isNegative() || left.isNegative()) throw takesTooMuch(offer, part, left().plus(part));
            discounts.add(new DiscountShare(offer.offerId(), couponCode, part));
        }

        private boolean isOf(Basket basket) {
            return basket == Basket.this;
        }
    }

    /** Returns the sum of all lines before discounts, in the order's currency. */
    public Money items() {
        return items;
    }

    /** Returns all lines, by SKU and line id. */
    public List<Line> lines() {
        return lines;
    }

    /** Returns the lines of the product, which differ in their customization; empty if it is not bought. */
    public List<Line> lines(String sku) {
        Integer first = firstOfSku.get(sku);
        if (first == null) return List.of();
        int end = first + 1;
        while (end < lines.size() && lines.get(end).sku().equals(sku)) end++;
        return lines.subList(first, end);
    }

    /** Groups lines by product, for rules that count units of a product. */
    public List<List<Line>> byProduct(Collection<Line> some) {
        Map<String, List<Line>> products = new LinkedHashMap<>();
        for (Line line : some) {
            products.computeIfAbsent(line.sku(), sku -> new ArrayList<>()).add(line);
        }
        return List.copyOf(products.values());
    }

    /** Returns the sum of the lines' quantities. */
    public long units(Collection<Line> some) {
        long units = 0;
        for (Line line : some) units += line.quantity();
        return units;
    }

    /** Returns what earlier offers left of the selected shipping option's cost; zero if none is selected. */
    public Money shipping() {
        return shipping;
    }

    /** Returns whether any bought line needs shipping; if not, gifts that need shipping are not given. */
    public boolean needsShipping() {
        return needsShipping;
    }

    /**
     * Returns the units that can still be given away, after bought units and earlier gifts; zero for SKUs that the
     * vendor does not sell or that are not in any of its gift offers.
     */
    public int unitsToGive(String sku) {
        return Math.max(0, giftStock.getOrDefault(sku, 0));
    }

    public Currency currency() {
        return items.currency();
    }

    /** Returns the sum of what is left of the lines. */
    public Money left(Collection<Line> some) {
        Balance left = Balance.zero(currency());
        for (Line line : some) left.add(line.left());
        return left.amount();
    }

    /** Returns the gifts so far, in the order of the offers. */
    public List<Gift> gifts() {
        return gifts;
    }

    /** Splits the amount over the lines in proportion to what is left of each; ties by SKU, then line id. */
    public void takeOffLines(Offer offer, String couponCode, Money amount, List<Line> over) {
        List<Line> carriers = byPosition(over);
        List<Money> parts = parts(offer, amount, carriers);
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.get(i).isZero()) carriers.get(i).takeOff(offer, couponCode, parts.get(i));
        }
    }

    /** Avoids sorting in the usual case that the rule returns the lines in order. */
    private static List<Line> byPosition(List<Line> lines) {
        int before = -1;
        for (Line line : lines) {
            if (line.position < before) return sortedByPosition(lines);
            before = line.position;
        }
        return lines;
    }

    private static List<Line> sortedByPosition(List<Line> lines) {
        return lines.stream()
                .sorted(Comparator.comparingInt(line -> line.position))
                .toList();
    }

    public void takeOffShipping(Offer offer, Money amount) {
        Money rest = shipping.minus(amount);
        if (amount.isNegative() || rest.isNegative()) throw takesTooMuch(offer, amount, shipping);
        shipping = rest;
    }

    public void give(Offer offer, List<ProductQuantity> products) {
        for (ProductQuantity product : products) {
            if (unitsToGive(product.sku()) < product.quantity()) {
                throw fault(offer, "gives " + product + "; only " + unitsToGive(product.sku()) + " available");
            }
            gifts.add(new Gift(offer.offerId(), product.sku(), product.quantity()));
            giftStock.computeIfPresent(product.sku(), (sku, units) -> units - product.quantity());
        }
    }

    private static IllegalStateException takesTooMuch(Offer offer, Money amount, Money left) {
        return fault(offer, "takes " + amount + " off " + left + "; the amount must be between zero and that");
    }

    private List<Money> parts(Offer offer, Money amount, List<Line> carriers) {
        List<Balance> left = new ArrayList<>(carriers.size());
        boolean nothingLeft = true;
        for (Line line : carriers) {
            if (!line.isOf(this)) throw fault(offer, "uses line " + line.sku() + " of another basket");
            left.add(line.left);
            nothingLeft = nothingLeft && line.left().isZero();
        }
        if (nothingLeft && !amount.isZero()) {
            throw fault(offer, "takes " + amount + " off lines that have nothing left");
        }
        return Allocation.byLargestRemainder(amount, left);
    }

    private static IllegalStateException fault(Offer offer, String what) {
        return new IllegalStateException("Offer " + offer.offerId() + " of type " + offer.type() + " " + what);
    }
}
