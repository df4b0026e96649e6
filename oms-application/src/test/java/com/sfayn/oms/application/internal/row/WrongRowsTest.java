package com.sfayn.oms.application.internal.row;

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
import com.sfayn.oms.application.snapshot.row.JsonReader;
import com.sfayn.oms.application.snapshot.row.RowFeed;
import com.sfayn.oms.domain.tenant.TenantId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WrongRowsTest {
    private static final TenantId TENANT = new TenantId("t-123");

    static List<Arguments> wrongValues() {
        Object nested = 1;
        for (int i = 0; i < 40; i++) nested = List.of(nested);
        return List.of(
                wrong(SnapshotType.PRODUCT, "vendor_id", "  ", "is empty"),
                wrong(SnapshotType.PRODUCT, "vendor_id", null, "is empty"),
                wrong(SnapshotType.PRODUCT, "product_sku", "x".repeat(256), "256 characters; at most 255"),
                wrong(SnapshotType.PRODUCT, "product_sku", "A\nB", "control character"),
                wrong(SnapshotType.PRODUCT, "product_sku", "A\u0000B", "control character"),
                wrong(SnapshotType.PRODUCT, "product_sku", "A\ud800", "control character"),
                wrong(SnapshotType.PRODUCT, "product_sku", true, "must be a string"),
                wrong(SnapshotType.PRODUCT, "product_sku", Map.of("a", 1), "must be a string"),
                wrong(SnapshotType.PRODUCT, "product_name", "x".repeat(501), "at most 500"),
                wrong(SnapshotType.PRODUCT, "options", "{oops", "It is no JSON"),
                wrong(SnapshotType.PRODUCT, "options", "7", "JSON object"),
                wrong(SnapshotType.PRODUCT, "options", List.of(), "JSON object"),
                wrong(SnapshotType.PRODUCT, "options", Map.of("a", "\u0000"), "U+0000"),
                wrong(SnapshotType.PRODUCT, "options", Map.of("a", nested), "levels deep"),
                wrong(SnapshotType.PRODUCT, "options", Map.of("a", new BigDecimal("1E+999999999")), "number"),
                wrong(SnapshotType.PRODUCT, "product_price", "-0.01", "from 0"),
                wrong(SnapshotType.PRODUCT, "product_price", "1.505", "at most 2 fraction digits"),
                wrong(SnapshotType.PRODUCT, "product_price", "1,234.50", "thousands separator"),
                wrong(SnapshotType.PRODUCT, "product_price", "1 234", "thousands separator"),
                wrong(SnapshotType.PRODUCT, "product_price", "1,50", "decimal comma"),
                wrong(SnapshotType.PRODUCT, "product_price", "1e3", "exponent"),
                wrong(SnapshotType.PRODUCT, "product_price", new BigDecimal("1E+3"), "exponent"),
                wrong(SnapshotType.PRODUCT, "product_price", Float.valueOf("1.5"), "binary floating-point"),
                wrong(SnapshotType.PRODUCT, "product_price", "9".repeat(41), "more than 40 digits"),
                wrong(SnapshotType.PRODUCT, "product_price", BigInteger.TEN.pow(50), "more than 40 digits"),
                wrong(SnapshotType.PRODUCT, "product_price", "1000000000000000.01", "from 0 to"),
                wrong(SnapshotType.PRODUCT, "product_price", "$5", "such as 1234.50"),
                wrong(SnapshotType.PRODUCT, "product_price", "٣", "such as 1234.50"),
                wrong(SnapshotType.PRODUCT, "product_price", "", "is empty"),
                wrong(SnapshotType.PRODUCT, "product_currency", "SDG2", "\"SDG2\"; it must be an ISO 4217 code"),
                wrong(SnapshotType.PRODUCT, "product_currency", "XXX", "ISO 4217"),
                wrong(SnapshotType.PRODUCT, "product_currency", "ınr", "ISO 4217"),
                wrong(SnapshotType.PRODUCT, "stock", "-1", "whole number from 0"),
                wrong(SnapshotType.PRODUCT, "stock", "1.5", "whole number from 0"),
                wrong(SnapshotType.PRODUCT, "stock", "2147483648", "whole number from 0 to 2147483647"),
                wrong(SnapshotType.PRODUCT, "package_weight", "-0.1", "from 0 to"),
                wrong(SnapshotType.PRODUCT, "package_weight", "0.0000001", "at most 6 fraction digits"),
                wrong(SnapshotType.PRODUCT, "package_weight", null, "is empty"),
                wrong(SnapshotType.PRODUCT, "package_length", "0", "whole number from 1"),
                wrong(SnapshotType.PRODUCT, "package_width", "10.5", "whole number from 1"),
                wrong(SnapshotType.PRODUCT, "package_height", "", "is empty"),
                wrong(SnapshotType.PRODUCT, "is_taxable", "yes", "true or false"),
                wrong(SnapshotType.PRODUCT, "requires_shipping", "digital", "true or false"),
                wrong(SnapshotType.PRODUCT, "is_active", "1", "true or false"),
                wrong(SnapshotType.PRODUCT, "is_active", 1, "true or false"),
                wrong(SnapshotType.PRODUCT, "is_active", "", "is empty"),
                wrong(SnapshotType.VENDOR, "country", "Singapour", "the nearest is Singapore"),
                wrong(SnapshotType.VENDOR, "name", "", "is empty"),
                wrong(SnapshotType.OFFER, "offer_type", "percent_discount", "nearest is percentage_discount"),
                wrong(SnapshotType.OFFER, "offer_type", "bundel", "nearest is bundle"),
                wrong(SnapshotType.OFFER, "discount_value", "101", "discount_value"),
                wrong(SnapshotType.OFFER, "discount_value", "", "discount_value"),
                wrong(SnapshotType.OFFER, "discount_value", "10%", "such as 1234.50"),
                wrong(SnapshotType.OFFER, "currency", "ABCD", "ISO 4217"),
                wrong(SnapshotType.OFFER, "conditions", Map.of("minimum_quantty", 2), "minimum_quantity"),
                wrong(SnapshotType.OFFER, "conditions", Map.of("minimum_quantity", "two"), "minimum_quantity"),
                wrong(SnapshotType.OFFER, "required_coupon", "WELCOME25", "true or false"),
                wrong(SnapshotType.OFFER, "stackable", null, "is empty"),
                wrong(SnapshotType.OFFER, "priority", "high", "such as 1234.50"),
                wrong(SnapshotType.OFFER, "priority", "1.5", "whole number"),
                wrong(SnapshotType.OFFER, "start_date", "31/03/2026", "date such as"),
                wrong(SnapshotType.OFFER, "end_date", "2025-12-30", "is before start_date"),
                wrong(SnapshotType.COUPON, "coupon_code", "ß".repeat(200), "400 characters"),
                wrong(SnapshotType.COUPON, "offer_id", "", "is empty"),
                wrong(SnapshotType.COUPON, "end_date", "2026-02-30", "date such as"),
                wrong(SnapshotType.SHIPPING_OPTION, "method", "Standart", "the nearest is Standard"),
                wrong(SnapshotType.SHIPPING_OPTION, "method", "Expres", "the nearest is Express"),
                wrong(SnapshotType.SHIPPING_OPTION, "conditions", Map.of("time_zone", "Singapore Time"), "time_zone"),
                wrong(SnapshotType.SHIPPING_OPTION, "base_cost", "5.001", "at most 2 fraction digits"),
                wrong(SnapshotType.SHIPPING_OPTION, "flat_rate", "-1", "from 0"),
                wrong(SnapshotType.SHIPPING_OPTION, "currency", "dollars", "ISO 4217"),
                wrong(SnapshotType.SHIPPING_OPTION, "delivery_time", "", "is empty"),
                wrong(SnapshotType.CUSTOMER, "customer_id", "", "is empty"),
                wrong(SnapshotType.CUSTOMER, "email", "a\tb", "control character"),
                wrong(SnapshotType.CUSTOMER_ADDRESS, "address_type", "home", "shipping or billing"),
                wrong(SnapshotType.CUSTOMER_ADDRESS, "address_type", "bıllıng", "shipping or billing"),
                wrong(SnapshotType.CUSTOMER_ADDRESS, "street", "", "The street is missing"),
                wrong(SnapshotType.CUSTOMER_ADDRESS, "country", "Atlantis", "is not a known country"),
                wrong(SnapshotType.CUSTOMER_ADDRESS, "state", "Texs", "the nearest is Texas"),
                wrong(SnapshotType.CUSTOMER_ADDRESS, "is_default", "maybe", "true or false"),
                wrong(SnapshotType.TAX_RULE, "country", "Singapour", "the nearest is Singapore"),
                wrong(SnapshotType.TAX_RULE, "state", "Californa", "the nearest is California"),
                wrong(SnapshotType.TAX_RULE, "rate", "7.5", "looks like a percentage: 7.5 % is 0.075"),
                wrong(SnapshotType.TAX_RULE, "rate", "-0.1", "fraction from 0 to 1"),
                wrong(SnapshotType.TAX_RULE, "rate", "0.1234567890123", "at most 12 fraction digits"),
                wrong(SnapshotType.TAX_RULE, "valid_until", "2025-12-30", "is before valid_from"),
                wrong(SnapshotType.TAX_RULE, "applies_to_shipping", "on", "true or false"),
                wrong(SnapshotType.TAX_RULE, "product_categories", "[1]", "list of strings"),
                wrong(SnapshotType.TAX_RULE, "product_categories", List.of("a", "\u0000"), "control character"),
                wrong(SnapshotType.TAX_RULE, "product_categories", 7, "list of strings"));
    }

    private static Arguments wrong(SnapshotType type, String column, Object value, String said) {
        return Arguments.of(type, column, value, said);
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    void a_wrong_value_is_reported_by_name(SnapshotType type, String column, Object value, String said) {
        RowsRefused refused = refused(type, SampleRows.with(SampleRows.json(type), column, value));

        assertThat(refused.rows()).hasSize(1);
        RowError error = refused.rows().get(0);
        assertThat(error.line()).isEqualTo(1);
        assertThat(error.column()).isEqualTo(column);
        assertThat(error.message()).contains(said).endsWith(".");
        assertThat(refused.code()).isEqualTo("INVALID_INPUT");
    }

    @ParameterizedTest
    @EnumSource
    void an_absent_value_is_an_error_only_where_a_value_is_required(SnapshotType type) {
        for (String column : SnapshotRows.columns(type).names()) {
            List<RowError> empty = errors(type, SampleRows.with(SampleRows.json(type), column, ""));
            List<RowError> absent = errors(type, SampleRows.without(SampleRows.json(type), column));

            assertThat(said(absent)).as(column).isEqualTo(said(empty));
        }
        assertThat(errors(
                        SnapshotType.PRODUCT,
                        SampleRows.without(SampleRows.json(SnapshotType.PRODUCT), "product_category")))
                .isEmpty();
        assertThat(errors(SnapshotType.PRODUCT, SampleRows.without(SampleRows.json(SnapshotType.PRODUCT), "vendor_id")))
                .extracting(RowError::message)
                .containsExactly("vendor_id is missing; it needs a value.");
    }

    @ParameterizedTest
    @EnumSource
    void an_unknown_column_is_wrong_and_the_nearest_is_named(SnapshotType type) {
        RowsRefused refused = refused(type, SampleRows.with(SampleRows.json(type), "is_activ", true));

        assertThat(refused.rows()).singleElement().satisfies(error -> {
            assertThat(error.column()).isEqualTo("is_activ");
            assertThat(error.message()).contains("the nearest is is_active");
        });
    }

    @Test
    void every_row_and_every_column_that_is_wrong_is_reported() {
        Map<String, Object> good = SampleRows.json(SnapshotType.PRODUCT);
        Map<String, Object> twiceWrong =
                SampleRows.with(SampleRows.with(good, "stock", "many"), "is_active", "perhaps");
        Map<String, Object> onceWrong = SampleRows.with(good, "product_price", "x".repeat(300));

        RowsRefused refused = refused(SnapshotType.PRODUCT, List.of(twiceWrong, good, onceWrong));

        assertThat(refused.rows())
                .extracting(error -> error.line() + " " + error.column())
                .containsExactly("1 stock", "1 is_active", "3 product_price");
        assertThat(refused.rows().get(0).value()).isEqualTo("many");
        assertThat(refused.rows().get(2).value()).hasSize(100);
        assertThat(refused.message()).startsWith("2 rows are invalid");
    }

    @Test
    void every_wrong_condition_is_reported() {
        Map<String, Object> row = SampleRows.with(
                SampleRows.json(SnapshotType.OFFER),
                "conditions",
                Map.of("minimum_quantity", -1, "eligible_products", "HOODIE-M"));

        assertThat(refused(SnapshotType.OFFER, row).rows())
                .extracting(RowError::column)
                .containsExactly("conditions", "conditions");
    }

    @Test
    void conditions_are_checked_by_the_type_or_method_they_are_for() {
        Map<String, Object> offer = SampleRows.json(SnapshotType.OFFER);
        Map<String, Object> gift =
                Map.of("gift_products", List.of(Map.of("sku", "MUG", "quantity", 0)), "minimum_quantity", 1);
        Map<String, Object> option = SampleRows.json(SnapshotType.SHIPPING_OPTION);

        RowsRefused offers = refused(
                SnapshotType.OFFER,
                List.of(
                        SampleRows.with(SampleRows.with(offer, "offer_type", "bundle"), "conditions", Map.of()),
                        SampleRows.with(SampleRows.with(offer, "offer_type", "free_gift"), "conditions", gift)));
        RowsRefused options = refused(
                SnapshotType.SHIPPING_OPTION,
                SampleRows.with(SampleRows.with(option, "method", "Local Pickup"), "conditions", Map.of()));

        assertThat(offers.rows()).extracting(RowError::column).containsExactly("conditions", "conditions");
        assertThat(offers.rows().get(0).message()).contains("bundle_products is missing");
        assertThat(offers.rows().get(1).message()).contains("gift_products[0].quantity is 0");
        assertThat(options.rows().get(0).message()).contains("near_by_cities is missing");
    }

    @Test
    void a_fixed_discount_is_an_amount_in_its_currency() {
        Map<String, Object> row = SampleRows.with(
                SampleRows.with(SampleRows.json(SnapshotType.OFFER), "offer_type", "fixed_discount"),
                "discount_value",
                "0.005");

        assertThat(refused(SnapshotType.OFFER, row).rows().get(0).message()).contains("at most 2 fraction digits");
    }

    @Test
    void an_amount_has_the_digits_of_the_currency_that_the_row_names() {
        Map<String, Object> yen = SampleRows.with(SampleRows.json(SnapshotType.PRODUCT), "product_currency", "JPY");

        assertThat(refused(SnapshotType.PRODUCT, yen).rows().get(0).message())
                .contains("an amount in JPY has at most 0 fraction digits");
    }

    @Test
    void the_same_key_in_two_rows_names_the_first() {
        Map<String, Object> coupon = SampleRows.json(SnapshotType.COUPON);
        Map<String, Object> again = SampleRows.with(coupon, "coupon_code", "WELCOME25 ");

        assertThat(refused(SnapshotType.COUPON, List.of(coupon, again)).rows())
                .containsExactly(new RowError(
                        2,
                        "coupon_code",
                        "WELCOME25",
                        "Row 1 has the same vendor_id and coupon_code; each may occur only once."));
    }

    @Test
    void the_same_user_in_two_customers_names_the_first() {
        Map<String, Object> customer = SampleRows.json(SnapshotType.CUSTOMER);
        Map<String, Object> other = SampleRows.with(customer, "customer_id", "c-999");

        assertThat(refused(SnapshotType.CUSTOMER, List.of(customer, other)).rows())
                .singleElement()
                .satisfies(error -> assertThat(error.column()).isEqualTo("user_id"));
    }

    @Test
    void another_vendors_row_is_wrong_where_only_own_ones_may_be_given() {
        Map<String, Object> own = SampleRows.json(SnapshotType.PRODUCT);
        Map<String, Object> foreign = SampleRows.with(own, "vendor_id", "v-999");

        RowsRefused refused =
                refused(SampleRows.JSON, SnapshotType.PRODUCT, List.of(own, foreign), new ImportScope(TENANT, "v-234"));

        assertThat(refused.rows()).singleElement().satisfies(error -> {
            assertThat(error.line()).isEqualTo(2);
            assertThat(error.column()).isEqualTo("vendor_id");
            assertThat(error.message()).contains("\"v-999\"", "v-234");
        });
    }

    @Test
    void only_the_first_thousand_errors_are_kept_and_the_rest_is_counted() {
        Map<String, Object> bad = SampleRows.with(SampleRows.json(SnapshotType.VENDOR), "country", "Atlantis");
        List<Map<String, Object>> many = new ArrayList<>();
        for (int i = 0; i < 1_003; i++) many.add(bad);

        RowsRefused refused = refused(SnapshotType.VENDOR, many);

        assertThat(refused.rows()).hasSize(1_000);
        assertThat(refused.more()).isEqualTo(3);
        assertThat(refused.message()).startsWith("At least 1000 rows are invalid");
    }

    @Test
    void json_in_a_string_is_refused_without_a_json_reader() {
        RowsRefused refused = refused(
                JsonReader.NONE,
                SnapshotType.PRODUCT,
                List.of(SampleRows.texts(SnapshotType.PRODUCT)),
                ImportScope.ofTenant(TENANT));

        assertThat(refused.rows())
                .singleElement()
                .satisfies(error -> assertThat(error.message()).contains("JSON in a string is not accepted here"));
    }

    private static List<String> said(List<RowError> errors) {
        return errors.stream()
                .map(error -> error.column() + ": " + error.message().replace(" is missing;", " is empty;"))
                .toList();
    }

    private List<RowError> errors(SnapshotType type, Map<String, Object> row) {
        return copied(SampleRows.JSON, type, List.of(row), ImportScope.ofTenant(TENANT))
                .fold(report -> List.of(), reasons -> ((RowsRefused) reasons.get(0)).rows());
    }

    private RowsRefused refused(SnapshotType type, Map<String, Object> row) {
        return refused(type, List.of(row));
    }

    private RowsRefused refused(SnapshotType type, List<Map<String, Object>> given) {
        return refused(SampleRows.JSON, type, given, ImportScope.ofTenant(TENANT));
    }

    private static RowsRefused refused(
            JsonReader json, SnapshotType type, List<Map<String, Object>> given, ImportScope scope) {
        Answer<SyncReport> answer = copied(json, type, given, scope);
        assertThat(answer.refusals()).hasSize(1);
        return (RowsRefused) answer.refusals().get(0);
    }

    private static Answer<SyncReport> copied(
            JsonReader json, SnapshotType type, List<Map<String, Object>> given, ImportScope scope) {
        SnapshotIntake intake = new SnapshotIntake(tenant -> SampleRows.SETTINGS, Clock.systemUTC(), json);
        return new InMemoryStorage()
                .inTransaction(
                        TENANT,
                        store -> intake.copy(
                                store,
                                scope,
                                ImportOptions.upsert(type),
                                new SourceStamp(Instant.EPOCH, "import", "test"),
                                RowFeed.of(given)));
    }
}
