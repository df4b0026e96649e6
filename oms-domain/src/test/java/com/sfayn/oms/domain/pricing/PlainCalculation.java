package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.pricing.offer.BoughtLine;
import com.sfayn.oms.domain.pricing.offer.Coupon;
import com.sfayn.oms.domain.pricing.shipping.ShippingOption;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A second, simple implementation of the pricing rules for comparison: from unparsed conditions, in whole minor units
 * and ratios of whole numbers, without the engine's code.
 */
final class PlainCalculation {
    private static final int HUNDRED = 100;

    private final Shop shop;
    private final List<BoughtLine> lines;
    private final long[] left;
    private final List<List<String>> shares = new ArrayList<>();
    private final Map<String, List<Ratio>> unrounded = new TreeMap<>();
    private final List<String> evaluations = new ArrayList<>();
    private final List<String> gifts = new ArrayList<>();
    private final Map<String, Integer> stock;
    private final long items;
    private String selected;
    private long listCost;
    private long shipping;
    private OfferMaker lastApplied;

    PlainCalculation(Shop shop) {
        this(shop, shop.selected);
        if (selected != null && !quotes().containsKey(selected)) {
            PlainCalculation without = new PlainCalculation(shop, null);
            System.arraycopy(without.left, 0, left, 0, left.length);
            Collections.copy(shares, without.shares);
            unrounded.clear();
            unrounded.putAll(without.unrounded);
            evaluations.clear();
            evaluations.addAll(without.evaluations);
            gifts.clear();
            gifts.addAll(without.gifts);
            selected = null;
            listCost = 0;
            shipping = 0;
        }
    }

    private PlainCalculation(Shop shop, String selected) {
        this.shop = shop;
        this.lines = shop.lines;
        this.selected = selected;
        this.stock = new TreeMap<>(shop.giftStock);
        left = new long[lines.size()];
        long sum = 0;
        for (int i = 0; i < left.length; i++) {
            left[i] = minor(lines.get(i).unitPrice().amount()) * lines.get(i).quantity();
            sum += left[i];
            shares.add(new ArrayList<>());
            stock.merge(lines.get(i).sku(), -lines.get(i).quantity(), (have, less) -> have + less);
        }
        items = sum;
        listCost = quotes().getOrDefault(String.valueOf(selected), 0L);
        shipping = listCost;
        List<OfferMaker> offers = new ArrayList<>(shop.makers);
        offers.sort((one, other) -> one.priority() != other.priority()
                ? Integer.compare(other.priority(), one.priority())
                : one.id().compareTo(other.id()));
        for (OfferMaker offer : offers) {
            boolean ended = offer.window().until() != null
                    && !shop.now.isBefore(offer.window().until());
            if (offer.active() && !ended) consider(offer);
        }
    }

    /** Returns the unrounded part of each line in every discount, by offer. */
    Map<String, List<Ratio>> unroundedDiscounts() {
        return unrounded;
    }

    PlainTaxes taxes() {
        return new PlainTaxes(shop, left, shipping);
    }

    List<String> facts() {
        PlainTaxes taxes = taxes();
        long afterDiscounts = total(left);
        List<String> facts = new ArrayList<>();
        facts.add("items " + items);
        facts.add("discounts " + (items - afterDiscounts));
        facts.add("shipping " + shipping + " after " + (listCost - shipping));
        facts.add("tax " + taxes.total() + " with " + taxes.onShipping() + " on the shipping");
        facts.add("total " + (afterDiscounts + shipping + (shop.pricesIncludeTax ? 0 : taxes.total())));
        facts.addAll(evaluations);
        facts.addAll(gifts);
        quotes().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .forEach(option -> facts.add("option " + option.getKey() + " " + option.getValue()));
        facts.add("selected " + selected);
        facts.addAll(taxes.lines());
        List<String> priced = new ArrayList<>();
        for (int i = 0; i < left.length; i++) {
            BoughtLine line = lines.get(i);
            long total = minor(line.unitPrice().amount()) * line.quantity();
            priced.add(line.lineId() + " " + total + " less " + (total - left[i]) + " ("
                    + String.join(", ", shares.get(i)) + ") and tax " + taxes.on(i));
        }
        Collections.sort(priced);
        facts.addAll(priced);
        return facts;
    }

    private void consider(OfferMaker offer) {
        boolean byCoupon = offer.requiresCoupon() || offer.type().equals("coupon_discount");
        String code = byCoupon
                ? shop.coupons.stream()
                        .filter(coupon -> coupon.offerId().equals(offer.id()))
                        .map(Coupon::code)
                        .findFirst()
                        .orElse(null)
                : null;
        List<Integer> over = eligible(offer);
        String refusal = refusal(offer, byCoupon && code == null, over);
        long amount = refusal == null ? worth(offer, over) : 0;
        if (refusal == null && amount == 0 && !offer.type().equals("free_gift")) refusal = "NOTHING_TO_DISCOUNT";
        if (refusal == null && lastApplied != null && !(lastApplied.stackable() && offer.stackable())) {
            refusal = "NOT_STACKABLE";
        }
        evaluations.add(
                offer.id() + " by " + code + " takes " + (refusal == null ? amount : 0) + ", refused: " + refusal);
        if (refusal != null) return;
        lastApplied = offer;
        if (offer.type().equals("free_shipping")) shipping -= amount;
        else if (offer.type().equals("free_gift")) give(offer);
        else takeOff(offer, code, amount, over);
    }

    private String refusal(OfferMaker offer, boolean couponMissing, List<Integer> over) {
        if (offer.window().from() != null && shop.now.isBefore(offer.window().from())) return "NOT_STARTED";
        if (couponMissing) return "COUPON_REQUIRED";
        if (!offer.currency().equals(shop.currency.getCurrencyCode())) return "CURRENCY_MISMATCH";
        if (offer.type().equals("bundle")) return bundles(offer) == 0 ? "BUNDLE_INCOMPLETE" : null;
        if (over.isEmpty()) return "NO_ELIGIBLE_PRODUCT";
        int units = 0;
        for (int i : over) units += lines.get(i).quantity();
        if (units < (Integer) offer.conditions().getOrDefault("minimum_quantity", 0)) {
            return "MINIMUM_QUANTITY_NOT_REACHED";
        }
        BigDecimal minimum = (BigDecimal) offer.conditions().get("minimum_order_total");
        if (minimum != null && items < minor(minimum)) return "MINIMUM_ORDER_TOTAL_NOT_REACHED";
        for (Map<?, ?> gift : named(offer, "gift_products")) {
            if (stock.getOrDefault(gift.get("sku"), 0) < (Integer) gift.get("quantity")
                    || !shop.giftStock.containsKey(gift.get("sku"))) {
                return "GIFT_UNAVAILABLE";
            }
        }
        return null;
    }

    private List<Integer> eligible(OfferMaker offer) {
        List<Integer> eligible = new ArrayList<>();
        for (int i = 0; i < left.length; i++) {
            String sku = lines.get(i).sku();
            List<?> only = (List<?>) offer.conditions().get("eligible_products");
            boolean named = offer.type().equals("bundle")
                    ? named(offer, "bundle_products").stream()
                            .anyMatch(product -> product.get("sku").equals(sku))
                    : only == null || only.contains(sku);
            if (named) eligible.add(i);
        }
        return eligible;
    }

    private long worth(OfferMaker offer, List<Integer> over) {
        Ratio percent = Ratio.of(offer.discount()).by(Ratio.of(HUNDRED));
        long leftOfThem = 0;
        for (int i : over) leftOfThem += left[i];
        return switch (offer.type()) {
            case "free_gift" -> 0;
            case "free_shipping" -> shipping;
            case "fixed_discount" -> Math.min(minor(new BigDecimal(offer.discount())), leftOfThem);
            case "bundle" -> percent.times(partInBundles(offer, over)).rounded();
            default -> percent.times(Ratio.of(leftOfThem)).rounded();
        };
    }

    private Ratio partInBundles(OfferMaker offer, List<Integer> over) {
        Ratio part = Ratio.ZERO;
        for (Map<?, ?> product : named(offer, "bundle_products")) {
            long units = (long) bundles(offer) * (Integer) product.get("quantity");
            long bought = 0;
            long leftOfThem = 0;
            for (int i : over) {
                if (!product.get("sku").equals(lines.get(i).sku())) continue;
                bought += lines.get(i).quantity();
                leftOfThem += left[i];
            }
            part = part.plus(Ratio.of(leftOfThem).times(Ratio.of(units)).by(Ratio.of(bought)));
        }
        return part;
    }

    private int bundles(OfferMaker offer) {
        int bundles = Integer.MAX_VALUE;
        for (Map<?, ?> product : named(offer, "bundle_products")) {
            int bought = 0;
            for (BoughtLine line : lines) {
                if (line.sku().equals(product.get("sku"))) bought += line.quantity();
            }
            bundles = Math.min(bundles, bought / (Integer) product.get("quantity"));
        }
        return bundles;
    }

    /** Sorts in the order of ties: by SKU, then by the number in the line id. */
    static String name(BoughtLine line) {
        return line.sku()
                + String.format(" %09d", Integer.parseInt(line.lineId().substring(1)));
    }

    private void takeOff(OfferMaker offer, String code, long amount, List<Integer> over) {
        List<Ratio> weights = over.stream().map(i -> Ratio.of(left[i])).toList();
        List<String> names = over.stream().map(i -> name(lines.get(i))).toList();
        long[] parts = Ratio.shared(amount, weights, names);
        List<Ratio> exact = new ArrayList<>(Collections.nCopies(left.length, Ratio.ZERO));
        for (int n = 0; n < parts.length; n++) {
            exact.set(over.get(n), weights.get(n).times(Ratio.of(amount)).by(Ratio.sum(weights)));
        }
        unrounded.put(offer.id(), exact);
        for (int n = 0; n < parts.length; n++) {
            left[over.get(n)] -= parts[n];
            if (parts[n] > 0) shares.get(over.get(n)).add(offer.id() + " by " + code + " " + parts[n]);
        }
    }

    private void give(OfferMaker offer) {
        for (Map<?, ?> gift : named(offer, "gift_products")) {
            stock.merge((String) gift.get("sku"), -(Integer) gift.get("quantity"), Integer::sum);
            gifts.add("gift " + gift.get("sku") + " × " + gift.get("quantity") + " of " + offer.id());
        }
    }

    /** Returns the cost of each option that is offered for the discounted items. */
    private Map<String, Long> quotes() {
        Map<String, Long> quotes = new TreeMap<>();
        if (shop.destination == null || lines.stream().noneMatch(BoughtLine::requiresShipping)) return quotes;
        Ratio weight = Ratio.ZERO;
        for (BoughtLine line : lines) {
            if (!line.requiresShipping()) continue;
            weight = weight.plus(Ratio.of(line.weight().toPlainString()).times(Ratio.of(line.quantity())));
        }
        LocalTime clock = shop.now.atZone(ZoneId.of("Asia/Singapore")).toLocalTime();
        for (ShippingOption option : shop.options) {
            Map<String, Object> conditions = shop.optionConditions.get(option.optionId());
            Object most = conditions.get("max_weight");
            Object least = conditions.get("min_order_amount");
            Object until = conditions.get("cutoff_time");
            if (most != null && weight.compareTo(Ratio.of(most.toString())) > 0) continue;
            if (least != null && total(left) < minor((BigDecimal) least)) continue;
            if (until != null && clock.compareTo(LocalTime.parse(until.toString())) >= 0) continue;
            long base = minor(option.baseCost().amount());
            long byWeight = Ratio.of(base)
                    .plus(weight.times(Ratio.of(minor(option.flatRate().amount()))))
                    .rounded();
            quotes.put(
                    option.optionId(),
                    switch (option.optionId()) {
                        case "Free Shipping" -> 0L;
                        case "Flat Rate" -> base;
                        default -> byWeight;
                    });
        }
        return quotes;
    }

    private static List<Map<?, ?>> named(OfferMaker offer, String key) {
        List<Map<?, ?>> products = new ArrayList<>();
        if (offer.conditions().get(key) instanceof List<?> given) {
            given.forEach(product -> products.add((Map<?, ?>) product));
        }
        return products;
    }

    private static long total(long[] amounts) {
        long total = 0;
        for (long amount : amounts) total += amount;
        return total;
    }

    private long minor(BigDecimal amount) {
        return amount.movePointRight(shop.currency.getDefaultFractionDigits()).longValueExact();
    }
}
