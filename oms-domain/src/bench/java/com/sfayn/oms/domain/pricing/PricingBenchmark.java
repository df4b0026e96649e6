package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.money.Money;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Measures the time to price a draft with offers of all six types, by the number of lines and offers. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
// A fixed heap size: growing the heap would slow down random iterations.
@Fork(
        value = 2,
        jvmArgs = {"-Xms1g", "-Xmx1g"})
@State(Scope.Benchmark)
public class PricingBenchmark {
    private static final int LINES = 20;
    private static final int OFFERS = 50;

    /** The usual draft: 20 lines, 50 offers. */
    @State(Scope.Benchmark)
    public static class Usual {
        Draft draft = new Draft(LINES, OFFERS);
    }

    /** Varies the number of lines. */
    @State(Scope.Benchmark)
    public static class Lines {
        @Param({"10", "100", "1000"})
        int lines;

        Draft draft;

        @Setup
        public void fill() {
            draft = new Draft(lines, OFFERS);
        }
    }

    /** Varies the number of offers. */
    @State(Scope.Benchmark)
    public static class Offers {
        @Param({"10", "100", "1000"})
        int offers;

        Draft draft;

        @Setup
        public void fill() {
            draft = new Draft(LINES, offers);
        }
    }

    private final PricingEngine engine = new PricingEngine(new RuleTaxCalculator());

    @Benchmark
    public PricingResult usual(Usual usual) {
        return engine.price(usual.draft.request());
    }

    @Benchmark
    public PricingResult lines(Lines growing) {
        return engine.price(growing.draft.request());
    }

    @Benchmark
    public PricingResult offers(Offers growing) {
        return engine.price(growing.draft.request());
    }

    /** A cart and its vendor's book. Every change of a draft creates a request; the book is cached. */
    private static final class Draft {
        private final Shop shop;
        private final VendorBook book;

        Draft(int lines, int offers) {
            shop = new Shop();
            for (int i = 0; i < lines; i++) {
                shop.line("SKU-" + i, null, 1 + i % 5, 19 + i % 60 + ".95", "0.02", true);
            }
            shop.options.clear();
            Money none = Money.zero(shop.currency);
            shop.option("Standard", Money.of("5.00", "SGD"), none, Map.of("max_weight", 300));
            shop.option("Flat Rate", Money.of("12.00", "SGD"), none, Map.of());
            shop.option("Free Shipping", none, none, Map.of("min_order_amount", 100));
            shop.giftStock.put("MUG", 1_000_000);
            for (int i = 0; i < offers; i++) offer(shop, "o-" + i, i);
            book = shop.book();
        }

        PricingRequest request() {
            return shop.request(book);
        }
    }

    /**
     * Nearly all of them apply. Only the second and later free-shipping offers, and most bundles and percentages near
     * the end of 1,000 offers, have nothing left to discount.
     */
    private static void offer(Shop shop, String id, int position) {
        List<Object> some = List.of(product("SKU-1", 1), product("SKU-3", 2), product("SKU-4", 1));
        shop.offer(
                switch (position % 6) {
                    case 0 -> OfferMaker.offer(id, "percentage_discount", "1.5");
                    case 1 ->
                        OfferMaker.offer(id, "percentage_discount", "2")
                                .when(Map.of(
                                        "eligible_products",
                                        List.of("SKU-0", "SKU-2", "SKU-4", "SKU-6", "SKU-8"),
                                        "minimum_quantity",
                                        2));
                    case 2 -> OfferMaker.offer(id, "fixed_discount", "0.25").when(Map.of("minimum_order_total", 10));
                    case 3 -> OfferMaker.offer(id, "bundle", "1").when(Map.of("bundle_products", some));
                    case 4 ->
                        OfferMaker.offer(id, "free_gift", "0")
                                .when(Map.of("gift_products", List.of(product("MUG", 1))));
                    default ->
                        position % 12 == 5
                                ? OfferMaker.offer(id, "free_shipping", "0")
                                : OfferMaker.offer(id, "coupon_discount", "3");
                });
        shop.coupon("CODE-" + position, id);
    }

    private static Map<String, Object> product(String sku, int quantity) {
        return Map.of("sku", sku, "quantity", quantity);
    }
}
