package com.sfayn.oms.application.snapshot;

import com.sfayn.oms.application.port.SnapshotChange;
import com.sfayn.oms.application.port.SnapshotChange.ProductChange;
import com.sfayn.oms.domain.catalogue.PackageSize;
import com.sfayn.oms.domain.catalogue.Product;
import com.sfayn.oms.domain.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads products. A product says all of its package's measures or none. */
final class ProductRows {
    static final Columns COLUMNS = Columns.of(
            "vendor_id",
            "product_sku",
            "product_id",
            "product_name",
            "product_category",
            "options",
            "product_price",
            "product_currency",
            "stock",
            "package_weight",
            "package_length",
            "package_width",
            "package_height",
            "[is_taxable]",
            "is_active");

    private static final String WEIGHT = "package_weight";
    private static final List<String> MEASURES = List.of(WEIGHT, "package_length", "package_width", "package_height");
    private static final int WEIGHT_DIGITS = 6;
    private static final BigDecimal LARGEST_WEIGHT = new BigDecimal("1000000000");

    private ProductRows() {}

    static Optional<SnapshotChange> read(Cells cells, RowContext context) {
        String vendorId = context.vendorId(cells);
        String sku = cells.text("product_sku");
        String productId = cells.textOrNull("product_id");
        String name = cells.name("product_name");
        String category = cells.textOrNull("product_category");
        Map<String, Object> options = JsonCells.object(cells, "options", context.json());
        Currency currency = MoneyCells.currency(
                cells, "product_currency", context.settings().currency());
        Money price = MoneyCells.amount(cells, "product_price", currency);
        Integer stock = cells.wholeOrNull("stock", 0);
        PackageSize size = size(cells);
        boolean taxable = cells.flag("is_taxable", true);
        boolean active = cells.flag("is_active");
        return cells.finish(() -> new ProductChange(new Product(
                vendorId, sku, productId, name, category, options, price, size, taxable, active, stock, 0)));
    }

    private static PackageSize size(Cells cells) {
        if (MEASURES.stream().noneMatch(cells::has)) return null;
        return new PackageSize(
                weight(cells),
                cells.whole("package_length", 1),
                cells.whole("package_width", 1),
                cells.whole("package_height", 1));
    }

    private static BigDecimal weight(Cells cells) {
        BigDecimal weight = cells.number(WEIGHT);
        if (weight == null) return null;
        if (weight.signum() <= 0 || weight.compareTo(LARGEST_WEIGHT) > 0 || weight.scale() > WEIGHT_DIGITS) {
            cells.wrong(
                    WEIGHT,
                    WEIGHT + " is " + cells.shown(WEIGHT) + "; it is in kilograms, above 0 and at most "
                            + LARGEST_WEIGHT.toPlainString() + ", with at most " + WEIGHT_DIGITS + " fraction digits.");
        }
        return weight;
    }
}
