package com.sfayn.oms.snapshots;

import com.sfayn.oms.application.port.CustomerSnapshot;
import com.sfayn.oms.application.port.SnapshotChange;
import com.sfayn.oms.application.port.SnapshotChange.CouponChange;
import com.sfayn.oms.application.port.SnapshotChange.CustomerAddressChange;
import com.sfayn.oms.application.port.SnapshotChange.CustomerChange;
import com.sfayn.oms.application.port.SnapshotChange.OfferChange;
import com.sfayn.oms.application.port.SnapshotChange.ProductChange;
import com.sfayn.oms.application.port.SnapshotChange.ShippingOptionChange;
import com.sfayn.oms.application.port.SnapshotChange.TaxRuleChange;
import com.sfayn.oms.application.port.SnapshotChange.VendorChange;
import com.sfayn.oms.application.port.SnapshotType;
import com.sfayn.oms.domain.catalogue.PackageSize;
import com.sfayn.oms.domain.catalogue.Product;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/**
 * How the snapshots of one type lie in their table, so that one way of writing serves them all.
 *
 * @param keys the columns of {@link SnapshotChange#key}, in its order
 * @param owner the column of {@link SnapshotChange#owner}
 * @param columns all others but active and the source's time and id
 * @param stored what a row says; equal to {@code said} of a change that would not change it
 * @param word what the source said last: the same as {@code stored} but where we have changed the row since
 */
record SnapshotTable(
        String name,
        List<String> keys,
        String owner,
        List<Column> columns,
        Function<SnapshotChange, Boolean> active,
        Function<SnapshotChange, String> said,
        Stored stored,
        Stored word) {

    /** A column, and what of a change it holds, as text that the database casts. */
    record Column(String name, String type, Function<SnapshotChange, Object> value) {}

    /** Reads what a row says. */
    @FunctionalInterface
    interface Stored {
        String read(ResultSet row) throws SQLException;
    }

    static SnapshotTable of(SnapshotType type) {
        return switch (type) {
            case PRODUCT -> products();
            case VENDOR ->
                documents(
                        "vendor",
                        List.of("vendor_id"),
                        "vendor_id",
                        change -> ((VendorChange) change).vendor().active(),
                        change -> SnapshotDocument.of(((VendorChange) change).vendor()));
            case OFFER ->
                documents(
                        "offer",
                        List.of("vendor_id", "offer_id"),
                        "vendor_id",
                        change -> ((OfferChange) change).offer().active(),
                        change -> SnapshotDocument.of((OfferChange) change));
            case SHIPPING_OPTION ->
                documents(
                        "shipping_option",
                        List.of("vendor_id", "option_id"),
                        "vendor_id",
                        change -> ((ShippingOptionChange) change).option().active(),
                        change -> SnapshotDocument.of((ShippingOptionChange) change));
            case COUPON ->
                documents(
                        "coupon",
                        List.of("vendor_id", "code"),
                        "vendor_id",
                        change -> ((CouponChange) change).coupon().active(),
                        change -> SnapshotDocument.of(((CouponChange) change).coupon()));
            case CUSTOMER_ADDRESS ->
                documents(
                        "customer_address",
                        List.of("customer_id", "address_id"),
                        "customer_id",
                        change -> ((CustomerAddressChange) change).address().active(),
                        change -> SnapshotDocument.of(((CustomerAddressChange) change).address()));
            case CUSTOMER -> customers();
            case TAX_RULE -> taxRules();
        };
    }

    private static SnapshotTable documents(
            String name,
            List<String> keys,
            String owner,
            Function<SnapshotChange, Boolean> active,
            Function<SnapshotChange, String> document) {
        return new SnapshotTable(
                name,
                keys,
                owner,
                List.of(content(document)),
                active,
                document,
                row -> row.getString("content"),
                row -> row.getString("content"));
    }

    private static SnapshotTable taxRules() {
        Function<SnapshotChange, String> document = change -> SnapshotDocument.of(((TaxRuleChange) change).rule());
        return new SnapshotTable(
                "tax_rule",
                List.of("rule_id"),
                "country_code",
                List.of(new Column("country_code", "varchar", SnapshotChange::owner), content(document)),
                change -> ((TaxRuleChange) change).rule().active(),
                document,
                row -> row.getString("content"),
                row -> row.getString("content"));
    }

    private static SnapshotTable customers() {
        Function<SnapshotChange, String> document = change -> SnapshotDocument.of(((CustomerChange) change).customer());
        return new SnapshotTable(
                "customer",
                List.of("customer_id"),
                "customer_id",
                List.of(
                        new Column(
                                "user_id", "varchar", change -> customer(change).userId()),
                        content(document)),
                change -> customer(change).active(),
                change -> customer(change).userId() + " " + document.apply(change),
                SnapshotTable::customer,
                SnapshotTable::customer);
    }

    private static String customer(ResultSet row) throws SQLException {
        return row.getString("user_id") + " " + row.getString("content");
    }

    private static CustomerSnapshot customer(SnapshotChange change) {
        return ((CustomerChange) change).customer();
    }

    private static SnapshotTable products() {
        return new SnapshotTable(
                "product",
                List.of("vendor_id", "sku"),
                "vendor_id",
                List.of(
                        column("product_id", "varchar", Product::productId),
                        column("name", "varchar", Product::name),
                        column("category", "varchar", Product::category),
                        column("options", "varchar", product -> Json.write(Json.tree(product.options()))),
                        column(
                                "price",
                                "numeric(23, 4)",
                                product -> product.price().plainAmount()),
                        column(
                                "currency",
                                "varchar",
                                product -> product.price().currency().getCurrencyCode()),
                        size("package_weight", "numeric(19, 6)", PackageSize::weight),
                        size("package_length", "integer", PackageSize::length),
                        size("package_width", "integer", PackageSize::width),
                        size("package_height", "integer", PackageSize::height),
                        column("taxable", "boolean", Product::taxable),
                        column("on_hand", "integer", Product::onHand),
                        column("counted", "integer", Product::onHand)),
                change -> product(change).active(),
                change -> said(product(change), product(change).onHand()),
                row -> said(JdbiProductRepository.product(row), row.getObject("on_hand", Integer.class)),
                row -> said(JdbiProductRepository.product(row), row.getObject("counted", Integer.class)));
    }

    private static String said(Product product, Integer onHand) {
        PackageSize size = product.packageSize();
        Document document = new Document()
                .text("product_id", product.productId())
                .text("name", product.name())
                .text("category", product.category())
                .json("options", product.options())
                .money("price", product.price())
                .flag("taxable", product.taxable())
                .json("on_hand", onHand);
        if (size != null) {
            document.decimal("weight", JdbiProductRepository.plain(size.weight()))
                    .number("length", size.length())
                    .number("width", size.width())
                    .number("height", size.height());
        }
        return document.write();
    }

    private static Product product(SnapshotChange change) {
        return ((ProductChange) change).product();
    }

    private static Column column(String name, String type, Function<Product, Object> value) {
        return new Column(name, type, change -> value.apply(product(change)));
    }

    private static Column size(String name, String type, Function<PackageSize, Object> value) {
        return column(name, type, product -> product.packageSize() == null ? null : value.apply(product.packageSize()));
    }

    private static Column content(Function<SnapshotChange, String> document) {
        return new Column("content", "varchar", document::apply);
    }
}
