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
 * What an offer sees: the bought lines and what earlier offers left of each, of the shipping and of the stock to give
 * away. It is one running account: offer rules only read it, and the engine takes off what an offer is worth
 * before the next one looks.
 */
public final class Basket {
    /** Lists that grow with every offer were a fifth of the time; beyond this many they grow. */
    private static final int MOST_USUAL_OFFERS = 64;

    private final Money items;
    private final List<Line> lines;
    private final Map<String, Integer> firstOfSku = new HashMap<>();
    private final Map<String, Integer> giftStock;
    private final boolean needsShipping;
    private final List<Gift> gifts = new ArrayList<>();
    private Money shipping;

    /**
     * @param shipping what the chosen option costs before any shipping discount; zero if none is chosen
     * @param giftStock available units per SKU that may be given away, before this basket takes any
     * @param offers how many may take something off a line
     */
    public Basket(List<BoughtLine> bought, Money shipping, Map<String, Integer> giftStock, int offers) {
        this.items = total(bought, shipping.currency());
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

    private static Money total(List<BoughtLine> bought, Currency currency) {
        Balance total = Balance.zero(currency);
        for (BoughtLine line : bought) total.add(line.total());
        return total.amount();
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

        /** What earlier offers left of it: between zero and its total. */
        public Money left() {
            return left.amount();
        }

        /** What earlier offers took off it, each more than zero. */
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

    /** The sum of all lines before discounts, in the order's currency. */
    public Money items() {
        return items;
    }

    /** By SKU, lines of one SKU by their ids. */
    public List<Line> lines() {
        return lines;
    }

    /** The lines of this product, which differ in their customization; none if it is not bought. */
    public List<Line> lines(String sku) {
        Integer first = firstOfSku.get(sku);
        if (first == null) return List.of();
        int end = first + 1;
        while (end < lines.size() && lines.get(end).sku().equals(sku)) end++;
        return lines.subList(first, end);
    }

    /** Some of the lines in groups of one product each, for rules that count units of a product. */
    public List<List<Line>> byProduct(Collection<Line> some) {
        Map<String, List<Line>> products = new LinkedHashMap<>();
        for (Line line : some) {
            products.computeIfAbsent(line.sku(), sku -> new ArrayList<>()).add(line);
        }
        return List.copyOf(products.values());
    }

    /** Bought units of these lines together. */
    public long units(Collection<Line> some) {
        long units = 0;
        for (Line line : some) units += line.quantity();
        return units;
    }

    /** What earlier offers left of the chosen shipping option's cost; zero if none is chosen. */
    public Money shipping() {
        return shipping;
    }

    /** Whether anything bought has to be sent; if not, no gift is given that has to. */
    public boolean needsShipping() {
        return needsShipping;
    }

    /**
     * Units that can be given away beside what is bought and given already; zero for what the vendor does not sell and
     * for SKUs that no gift offer of theirs names.
     */
    public int unitsToGive(String sku) {
        return Math.max(0, giftStock.getOrDefault(sku, 0));
    }

    public Currency currency() {
        return items.currency();
    }

    /** What is left of these lines together. */
    public Money left(Collection<Line> some) {
        Balance left = Balance.zero(currency());
        for (Line line : some) left.add(line.left());
        return left.amount();
    }

    /** What offers gave away, in their order. */
    public List<Gift> gifts() {
        return gifts;
    }

    /** Lines carry it by what is left of each, ties by SKU, then by line id. */
    public void takeOffLines(Offer offer, String couponCode, Money amount, List<Line> over) {
        List<Line> carriers = byPosition(over);
        List<Money> parts = parts(offer, amount, carriers);
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.get(i).isZero()) carriers.get(i).takeOff(offer, couponCode, parts.get(i));
        }
    }

    /** Rules mostly name lines as they stand here, and then nothing is to be sorted. */
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
