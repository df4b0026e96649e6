package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.money.Money;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Baskets, offers, shipping and taxes by chance; the same seed gives the same ones. */
final class RandomBaskets {
    private static final List<String> CURRENCIES = List.of("JPY", "SGD", "BHD", "CLF");
    private static final List<String> TYPES = List.of("percentage_discount", "fixed_discount", "coupon_discount");
    private static final List<String> CATEGORIES = List.of("food", "books", "clothes");

    private final Random random;

    RandomBaskets(long seed) {
        random = new Random(seed);
    }

    Shop next() {
        Shop shop = new Shop();
        shop.currency = Currency.getInstance(CURRENCIES.get(random.nextInt(CURRENCIES.size())));
        shop.pricesIncludeTax = random.nextBoolean();
        shop.options.clear();
        shop.options.add(shipping(shop.currency));
        int lines = 1 + random.nextInt(8);
        int dearest = random.nextInt(4) == 0 ? 2 : 3000;
        for (int i = 0; i < lines; i++) {
            String category = random.nextInt(4) == 0 ? null : CATEGORIES.get(random.nextInt(CATEGORIES.size()));
            String price = amount(shop.currency, dearest).toPlainString();
            shop.line("SKU-" + i, category, 1 + random.nextInt(5), price, "0.35", random.nextInt(5) > 0);
        }
        int offers = random.nextInt(5);
        for (int i = 0; i < offers; i++) offer(shop, "o-" + i);
        if (random.nextBoolean()) taxRules(shop);
        return shop;
    }

    void shuffleLines(Shop shop) {
        Collections.shuffle(shop.lines, random);
    }

    private void offer(Shop shop, String id) {
        String type = TYPES.get(random.nextInt(TYPES.size()));
        String discount = type.equals("fixed_discount")
                ? amount(shop.currency, 4000).toPlainString()
                : BigDecimal.valueOf(random.nextInt(100_01), 2).toPlainString();
        OfferMaker maker = OfferMaker.offer(id, type, discount)
                .in(shop.currency.getCurrencyCode())
                .first(random.nextInt(3));
        if (random.nextBoolean()) maker = maker.when(Map.of("eligible_products", List.of("SKU-0", "SKU-2", "SKU-5")));
        if (random.nextInt(4) == 0) maker = maker.alone();
        if (random.nextInt(3) > 0) shop.coupon("CODE-" + id, id);
        shop.offers.add(maker.make());
    }

    private void taxRules(Shop shop) {
        shop.taxRules.add(Shop.tax("a", null, "0.0" + random.nextInt(1000), random.nextBoolean()));
        shop.taxRules.add(Shop.tax("b", null, "0.0" + random.nextInt(1000), random.nextBoolean(), "food"));
        shop.taxRules.add(Shop.tax("c", null, "0.1" + random.nextInt(1000), random.nextBoolean(), "books", "food"));
        if (random.nextBoolean()) shop.taxRules.add(Shop.tax("d", null, "0.025", true));
        if (random.nextInt(8) == 0) shop.taxRules.add(Shop.tax("e", null, "1.00", true));
    }

    private ShippingOption shipping(Currency currency) {
        return new ShippingOption(
                "v-1",
                "Standard",
                "Standard",
                "Standard",
                "2-3 Days",
                new Money(amount(currency, random.nextBoolean() ? 2 : 900), currency),
                new Money(amount(currency, random.nextBoolean() ? 0 : 100), currency),
                true,
                Shop.value(ShippingMethods.read("Standard", Map.of())));
    }

    private BigDecimal amount(Currency currency, int most) {
        return BigDecimal.valueOf(random.nextInt(most + 1), currency.getDefaultFractionDigits());
    }
}
