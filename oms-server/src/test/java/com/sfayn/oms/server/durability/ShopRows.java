package com.sfayn.oms.server.durability;

import java.util.HashMap;
import java.util.Map;

/** What a small shop sells, as snapshot rows. */
final class ShopRows {
    private ShopRows() {}

    static Map<String, Object> vendor() {
        return Map.of("vendor_id", Client.VENDOR, "name", "Vendor", "country", "Singapore", "is_active", true);
    }

    static Map<String, Object> product(String sku) {
        Map<String, Object> row = new HashMap<>();
        row.put("vendor_id", Client.VENDOR);
        row.put("product_sku", sku);
        row.put("product_id", sku);
        row.put("product_name", "Article " + sku);
        row.put("product_category", "articles");
        row.put("options", Map.of());
        row.put("product_price", "1.50");
        row.put("product_currency", "SGD");
        row.put("stock", 10_000_000);
        row.put("package_weight", "0.1");
        row.put("package_length", 10);
        row.put("package_width", 10);
        row.put("package_height", 10);
        row.put("is_taxable", true);
        row.put("is_active", true);
        return row;
    }

    static Map<String, Object> standardShipping() {
        return Map.of(
                "vendor_id",
                Client.VENDOR,
                "name",
                "Standard",
                "delivery_time",
                "2-3 Days",
                "conditions",
                Map.of("max_weight", 1000),
                "base_cost",
                "5.00",
                "flat_rate",
                "0.00",
                "currency",
                "SGD",
                "is_active",
                true);
    }
}
