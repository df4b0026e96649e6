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

/** How long one draft takes to price, with offers of all six types in turn, and how that grows with lines and offers. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
// A heap of one size: one that still grows pays for new pages, in whichever iteration it happens to.
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

    /** More and more lines. */
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

    /** More and more offers. */
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

    /** A cart and its vendor's book. Every change of a draft makes a request of them, while the book is kept for long. */
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
     * Nearly all of them apply. The second and later offers of free shipping find nothing left, and towards the end of
     * 1,000 offers so do most bundles and percentages.
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
