package com.sfayn.oms.application.internal.row;

import static com.sfayn.oms.application.port.snapshot.SnapshotType.COUPON;
import static com.sfayn.oms.application.port.snapshot.SnapshotType.OFFER;
import static com.sfayn.oms.application.port.snapshot.SnapshotType.SHIPPING_OPTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.RequestRefusal.RowsRefused;
import com.sfayn.oms.application.core.RowError;
import com.sfayn.oms.application.memory.InMemoryStorage;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import com.sfayn.oms.application.snapshot.ImportOptions;
import com.sfayn.oms.application.snapshot.ImportScope;
import com.sfayn.oms.application.snapshot.SnapshotIntake;
import com.sfayn.oms.application.snapshot.SyncReport;
import com.sfayn.oms.application.snapshot.row.RowFeed;
import com.sfayn.oms.domain.tenant.TenantId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Invalid offers and shipping options are refused on import, by name, with the nearest key. */
class WrongRulesTest {
    private static final TenantId TENANT = new TenantId("t-123");

    static List<Arguments> offers() {
        return List.of(
                offer("percentage_discount", -1, Map.of(), "discount_value", "discount_value is -1; it must be"),
                offer("percentage_discount", n("100.01"), Map.of(), "discount_value", "from 0 to 100"),
                offer("coupon_discount", 101, Map.of(), "discount_value", "from 0 to 100"),
                offer("coupon_discount", null, Map.of(), "discount_value", "discount_value is missing"),
                offer("bundle", 101, bundle("MUG", 1), "discount_value", "from 0 to 100"),
                offer("fixed_discount", -5, Map.of(), "discount_value", "discount_value is -5; it must be"),
                offer("fixed_discount", n("0.005"), Map.of(), "discount_value", "SGD has at most 2 fraction digits"),
                offer("fixed_discount", null, Map.of(), "discount_value", "discount_value is missing"),
                offer("free_gift", -1, gift("MUG", 1), "discount_value", "discount_value is -1"),
                condition("percentage_discount", "minimum_quantty", 2, "the nearest is minimum_quantity"),
                condition("percentage_discount", "gift_products", List.of(), "is not a known condition"),
                condition("percentage_discount", "minimum_quantity", "two", "whole number from 0"),
                condition("percentage_discount", "minimum_quantity", -1, "whole number from 0"),
                condition("percentage_discount", "minimum_quantity", n("1.5"), "whole number from 0"),
                condition("percentage_discount", "eligible_products", "HOODIE-M", "a list of strings"),
                condition("percentage_discount", "eligible_products", List.of(7), "a list of strings"),
                condition("fixed_discount", "eligible_products", List.of(), "eligible_products is []; it must be"),
                condition("coupon_discount", "minimum_order_total", n("-0.01"), "a number from 0"),
                condition("coupon_discount", "minimum_order_total", "ten", "a number from 0"),
                condition("coupon_discount", "minimum_order_total", n("10.005"), "SGD has at most 2 fraction digits"),
                condition("free_shipping", "minimum_order_total", n("10.005"), "SGD has at most 2 fraction digits"),
                condition("free_shipping", "minimum_order_totl", 10, "the nearest is minimum_order_total"),
                condition("bundle", "bundle_products", List.of(), "at least one entry"),
                condition("bundle", "bundle_products", null, "bundle_products is missing"),
                condition("bundle", "bundle_products", Map.of("MUG", 1), "a list of"),
                condition("bundle", "bundle_products", List.of("MUG"), "bundle_products[0] is MUG"),
                condition("bundle", "bundle_products", List.of(Map.of("sku", "A", "quantiy", 1)), "is quantity"),
                offer("bundle", 10, bundle("MUG", 0), "conditions", "bundle_products[0].quantity is 0"),
                offer("bundle", 10, bundle(" ", 1), "conditions", "bundle_products[0].sku is"),
                offer("free_gift", 0, gift("MUG", 0), "conditions", "gift_products[0].quantity is 0"),
                offer("free_gift", 0, gift("MUG", -1), "conditions", "whole number from 1"),
                condition("free_gift", "gift_products", List.of(), "at least one entry"));
    }

    @ParameterizedTest
    @MethodSource("offers")
    void an_invalid_offer_is_refused_by_name(Map<String, Object> row, String column, String said) {
        assertRefused(OFFER, row, column, said);
    }

    static List<Arguments> options() {
        return List.of(
                option("Standard", "max_weigth", 30, "the nearest is max_weight"),
                option("Standard", "max_weight", -1, "a number from 0"),
                option("Standard", "max_weight", 0, "max_weight is 0; it must be a weight in kilograms above 0"),
                option("Flat Rate", "max_weight", n("0.00"), "above 0"),
                option("Standard", "max_weight", "30 kg", "a number from 0"),
                option("Standard", "international", "yes", "true or false"),
                option("Standard", "time_zone", "Asia/Singapor", "the nearest is Asia/Singapore"),
                option("Standard", "time_zone", 8, "IANA name"),
                option("Express", "cutoff_time", "25:00", "HH:mm"),
                option("Same Day Delivery", "cutof_time", "17:00", "the nearest is cutoff_time"),
                option("Local Pickup", "near_by_cities", null, "near_by_cities is missing"),
                option("Local Pickup", "near_by_cities", List.of(), "at least one entry"),
                option("Flat Rate", "countries", List.of(), "at least one entry"),
                option("Free Shipping", "min_order_amount", -1, "a number from 0"),
                option("Free Shipping", "min_order_amount", n("100.005"), "SGD has at most 2 fraction digits"),
                option("Free Shipping", "min_order_amout", 100, "the nearest is min_order_amount"),
                option("Flat Rate", "countries", List.of("Singapour"), "the nearest is Singapore"));
    }

    @ParameterizedTest
    @MethodSource("options")
    void an_invalid_shipping_option_is_refused_by_name(Map<String, Object> row, String said) {
        assertRefused(SHIPPING_OPTION, row, "conditions", said);
    }

    static List<Arguments> amounts() {
        return List.of(
                amount(SHIPPING_OPTION, "base_cost", "SGD", "-0.01", "from 0"),
                amount(SHIPPING_OPTION, "base_cost", "JPY", "5.5", "JPY has at most 0 fraction digits"),
                amount(SHIPPING_OPTION, "flat_rate", "SGD", "0.125", "SGD has at most 2 fraction digits"),
                amount(SHIPPING_OPTION, "flat_rate", "BHD", "0.1255", "BHD has at most 3 fraction digits"),
                amount(OFFER, "discount_value", "JPY", "0.5", "JPY has at most 0 fraction digits"),
                amount(OFFER, "discount_value", "CLF", "0.12345", "CLF has at most 4 fraction digits"));
    }

    @ParameterizedTest
    @MethodSource("amounts")
    void an_amount_has_no_more_digits_than_its_currency(
            SnapshotType type, Map<String, Object> row, String column, String said) {
        assertRefused(type, row, column, said);
    }

    @ParameterizedTest
    @MethodSource("ends")
    void an_end_before_the_start_is_refused_by_name(SnapshotType type, String start, String end) {
        Map<String, Object> row =
                SampleRows.with(SampleRows.with(SampleRows.json(type), "start_date", start), "end_date", end);

        assertRefused(type, row, "end_date", "end_date " + end + " is before start_date " + start);
    }

    static List<Arguments> ends() {
        return List.of(
                Arguments.of(OFFER, "2026-02-02", "2026-01-31"),
                Arguments.of(OFFER, "2026-02-01T12:00", "2026-02-01T11:59"),
                Arguments.of(COUPON, "2026-02-01T12:00:00+08:00", "2026-02-01T03:59:59Z"));
    }

    @ParameterizedTest
    @MethodSource("currencies")
    void an_amount_may_use_all_digits_of_its_currency(String currency, BigDecimal least) {
        Map<String, Object> offer = SampleRows.with(
                row(OFFER, "fixed_discount", Map.of("minimum_order_total", least)), "currency", currency);
        Map<String, Object> option = SampleRows.with(
                row(SHIPPING_OPTION, "Free Shipping", Map.of("min_order_amount", least)), "currency", currency);

        assertThat(read(OFFER, SampleRows.with(offer, "discount_value", least)).refusals())
                .isEmpty();
        assertThat(read(SHIPPING_OPTION, SampleRows.with(option, "flat_rate", least))
                        .refusals())
                .isEmpty();
    }

    static List<Arguments> currencies() {
        return List.of(
                Arguments.of("JPY", new BigDecimal("1")),
                Arguments.of("SGD", new BigDecimal("0.0100")),
                Arguments.of("BHD", new BigDecimal("0.001")),
                Arguments.of("CLF", new BigDecimal("0.0001")));
    }

    private static void assertRefused(SnapshotType type, Map<String, Object> row, String column, String said) {
        assertThat(read(type, row).refusals()).singleElement().isInstanceOf(RowsRefused.class);
        assertThat(((RowsRefused) read(type, row).refusals().get(0)).rows())
                .first()
                .satisfies(error -> {
                    assertThat(error.column()).isEqualTo(column);
                    assertThat(error.message()).contains(said).endsWith(".");
                    assertThat(error).extracting(RowError::line).isEqualTo(1);
                });
    }

    private static Answer<SyncReport> read(SnapshotType type, Map<String, Object> row) {
        SnapshotIntake intake = new SnapshotIntake(tenant -> SampleRows.SETTINGS, Clock.systemUTC(), SampleRows.JSON);
        return new InMemoryStorage()
                .inTransaction(
                        TENANT,
                        store -> intake.copy(
                                store,
                                ImportScope.ofTenant(TENANT),
                                ImportOptions.upsert(type),
                                new SourceStamp(Instant.EPOCH, "import", "test"),
                                RowFeed.of(List.of(row))));
    }

    private static Arguments offer(
            String offerType, Object value, Map<String, Object> conditions, String column, String said) {
        return Arguments.of(SampleRows.with(row(OFFER, offerType, conditions), "discount_value", value), column, said);
    }

    /** Returns an offer of that type with this single condition. */
    private static Arguments condition(String offerType, String key, Object value, String said) {
        return offer(offerType, 10, only(key, value), "conditions", said);
    }

    private static Arguments option(String method, String key, Object value, String said) {
        return Arguments.of(row(SHIPPING_OPTION, method, only(key, value)), said);
    }

    private static Arguments amount(SnapshotType type, String column, String currency, String value, String said) {
        String rule = type == OFFER ? "fixed_discount" : "Standard";
        Map<String, Object> row = SampleRows.with(row(type, rule, Map.of()), "currency", currency);
        return Arguments.of(type, SampleRows.with(row, column, value), column, said);
    }

    private static Map<String, Object> row(SnapshotType type, String rule, Map<String, Object> conditions) {
        Map<String, Object> row = SampleRows.with(SampleRows.json(type), "conditions", conditions);
        return SampleRows.with(row, type == OFFER ? "offer_type" : "method", rule);
    }

    private static Map<String, Object> only(String key, Object value) {
        Map<String, Object> conditions = new HashMap<>();
        conditions.put(key, value);
        return conditions;
    }

    private static Map<String, Object> bundle(String sku, int quantity) {
        return Map.of("bundle_products", List.of(Map.of("sku", sku, "quantity", quantity)));
    }

    private static Map<String, Object> gift(String sku, int quantity) {
        return Map.of("gift_products", List.of(Map.of("sku", sku, "quantity", quantity)));
    }

    private static BigDecimal n(String number) {
        return new BigDecimal(number);
    }
}
