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

    static Optional<SnapshotChange> read(RowReader cells, RowContext context) {
        String vendorId = context.vendorId(cells);
        String sku = cells.text("product_sku");
        String productId = cells.textOrNull("product_id");
        String name = cells.name("product_name");
        String category = cells.textOrNull("product_category");
        Map<String, Object> options = JsonColumns.object(cells, "options", context.json());
        Currency currency = MoneyColumns.currency(
                cells, "product_currency", context.settings().currency());
        Money price = MoneyColumns.amount(cells, "product_price", currency);
        Integer stock = cells.wholeOrNull("stock", 0);
        PackageSize size = size(cells);
        boolean taxable = cells.flag("is_taxable", true);
        boolean requiresShipping = cells.flag("requires_shipping", true);
        boolean active = cells.flag("is_active");
        return cells.finish(() -> new ProductChange(new Product(
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

    private static PackageSize size(RowReader cells) {
        if (MEASURES.stream().noneMatch(cells::has)) return null;
        BigDecimal weight = weight(cells);
        boolean weighsNothing = weight != null && weight.signum() == 0;
        return new PackageSize(
                weight,
                length(cells, "package_length", weighsNothing),
                length(cells, "package_width", weighsNothing),
                length(cells, "package_height", weighsNothing));
    }

    private static int length(RowReader cells, String column, boolean weighsNothing) {
        return weighsNothing && !cells.has(column) ? 0 : cells.whole(column, weighsNothing ? 0 : 1);
    }

    private static BigDecimal weight(RowReader cells) {
        BigDecimal weight = cells.number(WEIGHT);
        if (weight == null) return null;
        if (weight.signum() < 0 || weight.compareTo(LARGEST_WEIGHT) > 0 || weight.scale() > WEIGHT_DIGITS) {
            cells.wrong(
                    WEIGHT,
                    WEIGHT + " is " + cells.shown(WEIGHT) + "; it must be in kilograms, from 0 to "
                            + LARGEST_WEIGHT.toPlainString() + ", with at most " + WEIGHT_DIGITS + " fraction digits.");
        }
        return weight;
    }
}
