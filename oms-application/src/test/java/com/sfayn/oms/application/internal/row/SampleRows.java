package com.sfayn.oms.application.internal.row;

import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.row.JsonReader;
import com.sfayn.oms.domain.parsing.Parsed;
import com.sfayn.oms.domain.parsing.Parsed.Problem;
import com.sfayn.oms.domain.pricing.PricingPolicy.Taxes;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A valid row of every type, as JSON and as strings only, for the tenant of the examples. */
public final class SampleRows {
    public static final TenantSettings SETTINGS = new TenantSettings(
            Currency.getInstance("SGD"), ZoneId.of("Asia/Singapore"), false, Taxes.DEFAULTS, List.of());

    /** Parses the JSON strings of the sample rows, and some invalid ones; all other strings are not JSON. */
    private static final Map<String, Object> JSON_TEXTS = Map.of(
            "{\"size\":\"L\",\"pockets\":2}", Map.of("size", "L", "pockets", 2),
            "{\"eligible_products\":[\"HOODIE-M\"],\"minimum_quantity\":2}",
                    Map.of("eligible_products", List.of("HOODIE-M"), "minimum_quantity", 2),
            "{\"max_weight\":30}", Map.of("max_weight", 30),
            "[\"toys\",\"books\"]", List.of("toys", "books"),
            "[1]", List.of(1),
            "7", 7);

    static final JsonReader JSON = text -> JSON_TEXTS.containsKey(text)
            ? Parsed.of(JSON_TEXTS.get(text))
            : Parsed.failed(List.of(new Problem(null, text, "It is no JSON: character 1.")));

    private SampleRows() {}

    public static Map<String, Object> json(SnapshotType type) {
        return switch (type) {
            case PRODUCT ->
                row(
                        "vendor_id",
                        "v-234",
                        "product_sku",
                        "T-SHIRT-L",
                        "product_id",
                        4711,
                        "product_name",
                        "T-shirt",
                        "product_category",
                        "shirts",
                        "options",
                        Map.of("size", "L", "pockets", 2),
                        "product_price",
                        new BigDecimal("1.50"),
                        "product_currency",
                        "SGD",
                        "stock",
                        1000,
                        "package_weight",
                        new BigDecimal("2.1"),
                        "package_length",
                        10,
                        "package_width",
                        11,
                        "package_height",
                        12,
                        "is_taxable",
                        false,
                        "requires_shipping",
                        false,
                        "is_active",
                        true);
            case VENDOR -> row("vendor_id", "v-234", "name", "Vendor 234", "country", "Singapore", "is_active", true);
            case OFFER ->
                row(
                        "vendor_id",
                        "v-234",
                        "offer_id",
                        "o-10",
                        "offer_type",
                        "percentage_discount",
                        "name",
                        "Ten",
                        "discount_value",
                        10,
                        "currency",
                        "SGD",
                        "conditions",
                        Map.of("eligible_products", List.of("HOODIE-M"), "minimum_quantity", 2),
                        "required_coupon",
                        false,
                        "stackable",
                        true,
                        "priority",
                        10,
                        "start_date",
                        "2026-01-01",
                        "end_date",
                        "2026-12-31",
                        "is_active",
                        true);
            case COUPON ->
                row(
                        "vendor_id",
                        "v-234",
                        "coupon_code",
                        "welcome25",
                        "offer_id",
                        "o-25",
                        "start_date",
                        null,
                        "end_date",
                        "2026-03-31T10:00",
                        "is_active",
                        true);
            case SHIPPING_OPTION ->
                row(
                        "vendor_id",
                        "v-234",
                        "option_id",
                        "std",
                        "name",
                        "Slow",
                        "method",
                        "STANDARD",
                        "delivery_time",
                        "2-3 Days",
                        "conditions",
                        Map.of("max_weight", 30),
                        "base_cost",
                        5,
                        "flat_rate",
                        0,
                        "currency",
                        "SGD",
                        "is_active",
                        true);
            case CUSTOMER ->
                row(
                        "customer_id",
                        "c-234",
                        "user_id",
                        "u-1",
                        "first_name",
                        "Ann",
                        "last_name",
                        "Lee",
                        "email",
                        "ann@example.com",
                        "is_active",
                        true);
            case CUSTOMER_ADDRESS ->
                row(
                        "customer_id",
                        "c-234",
                        "address_id",
                        "a-1",
                        "address_type",
                        "shipping",
                        "recipient",
                        "Ann Lee",
                        "company",
                        "Lee",
                        "street",
                        "1 Main St",
                        "street2",
                        "Floor 2",
                        "city",
                        "Austin",
                        "state",
                        "Texas",
                        "postal",
                        73301,
                        "country",
                        "USA",
                        "phone",
                        "+1 512",
                        "is_default",
                        true,
                        "is_active",
                        true);
            case TAX_RULE ->
                row(
                        "rule_id",
                        "us-ca",
                        "country",
                        "United States",
                        "state",
                        "California",
                        "name",
                        "Sales tax",
                        "rate",
                        new BigDecimal("0.075"),
                        "valid_from",
                        "2026-01-01",
                        "valid_until",
                        "2026-06-30",
                        "applies_to_shipping",
                        true,
                        "product_categories",
                        List.of("toys", "books"),
                        "is_active",
                        true);
        };
    }

    /** Returns the same row as CSV or a stream gives it: strings only. */
    static Map<String, Object> texts(SnapshotType type) {
        Map<String, Object> texts = new LinkedHashMap<>();
        Map<Object, String> written = new HashMap<>();
        JSON_TEXTS.forEach((text, value) -> written.put(value, text));
        json(type).forEach((column, value) -> texts.put(column, value == null ? "" : written(value, written)));
        return texts;
    }

    private static String written(Object value, Map<Object, String> jsonTexts) {
        if (value instanceof Boolean flag) return flag ? "TRUE" : "False";
        return value instanceof Map || value instanceof List ? jsonTexts.get(value) : value.toString();
    }

    public static Map<String, Object> with(Map<String, Object> row, String column, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(row);
        changed.put(column, value);
        return changed;
    }

    static Map<String, Object> without(Map<String, Object> row, String column) {
        Map<String, Object> changed = new LinkedHashMap<>(row);
        changed.remove(column);
        return changed;
    }

    private static Map<String, Object> row(Object... cells) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i += 2) row.put((String) cells[i], cells[i + 1]);
        return row;
    }
}
