package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.address.Destination;
import com.sfayn.oms.domain.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Generates random baskets, offers of every type, shipping and taxes; reproducible by the seed. */
final class RandomBaskets {
    /** 20260301, or the value of {@code -Doms.test.seed}. */
    static final long SEED = Long.getLong("oms.test.seed", 20_260_301L);

    /** Number of baskets per property: 10,000, or a million with the profile {@code long}. */
    static final int ORDERS = Integer.getInteger("oms.test.orders", 10_000);

    private static final List<String> CURRENCIES = List.of("JPY", "SGD", "BHD", "CLF");
    private static final List<String> TYPES =
            List.of("percentage_discount", "fixed_discount", "coupon_discount", "bundle", "free_gift", "free_shipping");
    private static final List<String> CATEGORIES = List.of("food", "books", "clothes");
    private static final List<String> SKUS = List.of("SKU-0", "SKU-1", "SKU-2", "SKU-3", "SKU-4", "SKU-5", "GIFT");
    private static final List<Destination> BILLED = List.of(
            new Destination("SG", "West", "Singapore"),
            new Destination("SG", null, "Singapore"),
            new Destination("MY", null, "Ipoh"));
    /** Scales totals so that they still fit a long of minor units, but intermediate products do not. */
    private static final BigDecimal ENORMOUS = new BigDecimal("10000000000000");

    private static final int MOST_COPIES = 3;
    /** Enough lines for ids with one and with two digits. */
    private static final int LINE_IDS = 3;

    private static final int HALF_YEAR = 183;

    private final Random random;

    RandomBaskets() {
        random = new Random(SEED);
        System.out.println(ORDERS + " random orders with -Doms.test.seed=" + SEED);
    }

    Shop next() {
        Shop shop = new Shop();
        shop.currency = Currency.getInstance(pick(CURRENCIES));
        shop.pricesIncludeTax = random.nextBoolean();
        int lines = 1 + random.nextInt(8);
        int dearest = random.nextInt(4) == 0 ? 2 : 3000;
        BigDecimal factor = random.nextInt(10) == 0 ? ENORMOUS : BigDecimal.ONE;
        boolean nothingShipped = random.nextInt(6) == 0;
        for (int i = 0; i < lines; i++) {
            String category = random.nextInt(4) == 0 ? null : pick(CATEGORIES);
            String price = amount(shop.currency, dearest).multiply(factor).toPlainString();
            boolean shipped = !nothingShipped && random.nextInt(6) > 0;
            String weight = random.nextInt(6) == 0 ? "0" : "0.35";
            boolean taxable = random.nextInt(5) > 0;
            int copies = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 1;
            for (int copy = 0; copy < copies; copy++) {
                String lineId = "L" + (1 + random.nextInt(LINE_IDS) * lines * MOST_COPIES + i * MOST_COPIES + copy);
                shop.line(lineId, "SKU-" + i, category, 1 + random.nextInt(5), price, weight, taxable, shipped);
            }
        }
        if (random.nextInt(3) == 0) shop.billing = BILLED.get(random.nextInt(BILLED.size()));
        SKUS.stream().filter(sku -> random.nextInt(5) > 0).forEach(sku -> shop.giftStock.put(sku, random.nextInt(12)));
        int offers = random.nextInt(7);
        for (int i = 0; i < offers; i++) offer(shop, "o-" + i);
        shipping(shop);
        if (random.nextInt(4) > 0) taxRules(shop);
        return shop;
    }

    void shuffleLines(Shop shop) {
        Collections.shuffle(shop.lines, random);
    }

    private void offer(Shop shop, String id) {
        String type = pick(TYPES);
        String discount = type.equals("fixed_discount")
                ? amount(shop.currency, 4000).toPlainString()
                : BigDecimal.valueOf(random.nextInt(100_01), 2).toPlainString();
        if (random.nextInt(10) == 0) discount = "100";
        OfferMaker maker = OfferMaker.offer(id, type, discount)
                .when(conditions(type, shop.currency))
                .in(random.nextInt(20) == 0 ? "USD" : shop.currency.getCurrencyCode())
                .first(random.nextInt(3));
        if (random.nextInt(4) == 0) maker = maker.alone();
        if (random.nextInt(6) == 0) maker = maker.withCoupon();
        if (random.nextInt(20) == 0) maker = maker.inactive();
        if (random.nextInt(10) == 0) {
            Duration half = Duration.ofDays(HALF_YEAR);
            maker = random.nextBoolean()
                    ? maker.between(Shop.NOW.plus(half), null)
                    : maker.between(Shop.NOW.minus(half), random.nextBoolean() ? Shop.NOW : Shop.NOW.plus(half));
        }
        if (random.nextInt(3) > 0) shop.coupon("CODE-" + id, id);
        shop.offer(maker);
    }

    private Map<String, Object> conditions(String type, Currency currency) {
        Map<String, Object> conditions = new HashMap<>();
        boolean wholeOrder = List.of("free_gift", "free_shipping").contains(type);
        if (type.equals("bundle")) conditions.put("bundle_products", products(2, 3));
        if (type.equals("free_gift")) conditions.put("gift_products", products(1, 2));
        if (type.equals("bundle")) return conditions;
        if (!wholeOrder && random.nextBoolean()) {
            conditions.put(
                    "eligible_products",
                    random.nextInt(4) == 0 ? List.of("SKU-6", "GIFT") : List.of("SKU-0", "SKU-2", "SKU-5"));
        }
        if (!type.equals("free_shipping") && random.nextInt(4) == 0) {
            conditions.put("minimum_quantity", random.nextInt(12));
        }
        if (random.nextInt(4) == 0) conditions.put("minimum_order_total", amount(currency, 12_000));
        return conditions;
    }

    private List<Object> products(int most, int mostUnits) {
        int first = random.nextInt(SKUS.size());
        return IntStream.rangeClosed(0, random.nextInt(most))
                .<Object>mapToObj(i ->
                        Map.of("sku", SKUS.get((first + i) % SKUS.size()), "quantity", 1 + random.nextInt(mostUnits)))
                .toList();
    }

    private void taxRules(Shop shop) {
        if (random.nextInt(3) > 0) shop.taxRules.add(Shop.tax("a", null, rate("0.0"), random.nextInt(4) == 0));
        shop.taxRules.add(Shop.tax("b", null, rate("0.0"), random.nextInt(4) > 0, "food"));
        shop.taxRules.add(Shop.tax("c", null, rate("0.1"), random.nextInt(4) > 0, "books", "food"));
        if (random.nextBoolean()) shop.taxRules.add(Shop.tax("d", null, "0.025", random.nextInt(4) == 0));
        if (random.nextInt(8) == 0) shop.taxRules.add(Shop.tax("e", null, "1.00", true));
        if (random.nextInt(4) == 0) shop.taxRules.add(Shop.tax("f", "Central", rate("0.0"), random.nextBoolean()));
        if (random.nextInt(8) == 0) shop.taxRules.add(Shop.tax("g", "West", "0.5", true));
        if (random.nextBoolean()) {
            shop.taxRules.add(Shop.tax("h", "Central", rate("0.0"), random.nextBoolean(), "books", "clothes"));
        }
        if (random.nextBoolean()) shop.destination = new Destination("SG", "central", "Singapore");
    }

    private String rate(String beginning) {
        return beginning + random.nextInt(1000);
    }

    private void shipping(Shop shop) {
        Currency currency = shop.currency;
        Money base = new Money(amount(currency, random.nextBoolean() ? 2 : 900), currency);
        Money rate = new Money(amount(currency, random.nextBoolean() ? 0 : 100), currency);
        shop.options.clear();
        shop.option("Standard", base, rate, Map.of("max_weight", 6));
        shop.option("Flat Rate", base.plus(base), rate, Map.of());
        shop.option("Free Shipping", base, rate, Map.of("min_order_amount", amount(currency, 9000)));
        shop.option("Express", base, base, Map.of("cutoff_time", random.nextBoolean() ? "19:59" : "20:01"));
        shop.selected = pick(List.of("Standard", "Standard", "Flat Rate", "Free Shipping", "Express", "None"));
        if (random.nextInt(10) == 0) shop.selected = null;
        if (random.nextInt(10) == 0) shop.destination = null;
    }

    private BigDecimal amount(Currency currency, int most) {
        return BigDecimal.valueOf(random.nextInt(most + 1), currency.getDefaultFractionDigits());
    }

    private String pick(List<String> names) {
        return names.get(random.nextInt(names.size()));
    }
}
