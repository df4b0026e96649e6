package com.sfayn.oms.application.internal.row;

import com.sfayn.oms.application.port.snapshot.SnapshotChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.ProductChange;
import com.sfayn.oms.domain.catalogue.PackageSize;
import com.sfayn.oms.domain.catalogue.Product;
import com.sfayn.oms.domain.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads products. A product must have all of its package's measures or none; with weight 0 the lengths may be absent.
 */
final class ProductRows {
    static final Columns COLUMNS = Columns.of(
            "vendor_id",
            "product_sku",
            "product_id?",
            "product_name",
            "product_category?",
            "options?",
            "product_price",
            "product_currency?",
            "stock?",
            "package_weight?",
            "package_length?",
            "package_width?",
            "package_height?",
            "[is_taxable]",
            "[requires_shipping]",
            "is_active");

    private static final String WEIGHT = "package_weight";
    private static final List<String> MEASURES = List.of(WEIGHT, "package_length", "package_width", "package_height");
    private static final int WEIGHT_DIGITS = 6;
    private static final BigDecimal LARGEST_WEIGHT = new BigDecimal("1000000000");

    private ProductRows() {}

    static Optional<SnapshotChange> read(RowReader row, RowContext context) {
        String vendorId = context.vendorId(row);
        String sku = row.text("product_sku");
        String productId = row.textOrNull("product_id");
        String name = row.name("product_name");
        String category = row.textOrNull("product_category");
        Map<String, Object> options = JsonColumns.object(row, "options", context.json());
        Currency currency = MoneyColumns.currency(
                row, "product_currency", context.settings().currency());
        Money price = MoneyColumns.amount(row, "product_price", currency);
        Integer stock = row.wholeOrNull("stock", 0);
        PackageSize size = size(row);
        boolean taxable = row.flag("is_taxable", true);
        boolean requiresShipping = row.flag("requires_shipping", true);
        boolean active = row.flag("is_active");
        return row.finish(() -> new ProductChange(new Product(
                vendorId,
                sku,
                productId,
                name,
                category,
                options,
                price,
                size,
                taxable,
                requiresShipping,
                active,
                stock,
                0)));
    }

    private static PackageSize size(RowReader row) {
        if (MEASURES.stream().noneMatch(row::has)) return null;
        BigDecimal weight = weight(row);
        boolean weighsNothing = weight != null && weight.signum() == 0;
        return new PackageSize(
                weight,
                length(row, "package_length", weighsNothing),
                length(row, "package_width", weighsNothing),
                length(row, "package_height", weighsNothing));
    }

    private static int length(RowReader row, String column, boolean weighsNothing) {
        return weighsNothing && !row.has(column) ? 0 : row.whole(column, weighsNothing ? 0 : 1);
    }

    private static BigDecimal weight(RowReader row) {
        BigDecimal weight = row.number(WEIGHT);
        if (weight == null) return null;
        if (weight.signum() < 0 || weight.compareTo(LARGEST_WEIGHT) > 0 || weight.scale() > WEIGHT_DIGITS) {
            row.wrong(
                    WEIGHT,
                    WEIGHT + " is " + row.shown(WEIGHT) + "; it must be in kilograms, from 0 to "
                            + LARGEST_WEIGHT.toPlainString() + ", with at most " + WEIGHT_DIGITS + " fraction digits.");
        }
        return weight;
    }
}
