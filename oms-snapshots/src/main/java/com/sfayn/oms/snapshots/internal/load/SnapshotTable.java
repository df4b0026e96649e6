package com.sfayn.oms.snapshots.internal.load;

import com.sfayn.oms.application.port.snapshot.CustomerSnapshot;
import com.sfayn.oms.application.port.snapshot.SnapshotChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.CouponChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.CustomerAddressChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.CustomerChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.OfferChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.ProductChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.ShippingOptionChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.TaxRuleChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.VendorChange;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.domain.catalogue.PackageSize;
import com.sfayn.oms.domain.catalogue.Product;
import com.sfayn.oms.snapshots.internal.document.Json;
import com.sfayn.oms.snapshots.internal.document.SnapshotDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Describes the table of one type of snapshots, so that the same code writes all types.
 *
 * @param keys the columns of {@link SnapshotChange#key}, in its order
 * @param owner the column of {@link SnapshotChange#owner}
 * @param columns all columns that sources set, keys first
 * @param remembered columns that our own work also changes, each with the column that keeps the source's value
 * @param book the book whose version a change raises; empty if the rows belong to no book
 */
public record SnapshotTable(
        String name,
        List<String> keys,
        String owner,
        List<Column> columns,
        Map<String, String> remembered,
        Optional<Book> book) {

    /** A column and the value that a change has for it; it is sent as a string that the database casts. */
    record Column(String name, String type, Function<SnapshotChange, Object> value) {}

    /** The book that rows belong to. */
    enum Book {
        /** The book of the rows' owner. */
        VENDOR,
        /** The books of all vendors: the tenant's tax rules. */
        TENANT
    }

    public static SnapshotTable of(SnapshotType type) {
        return switch (type) {
            case PRODUCT -> products();
            case VENDOR ->
                table(
                        "vendor",
                        List.of("vendor_id"),
                        Book.VENDOR,
                        document(change -> SnapshotDocument.of(((VendorChange) change).vendor())),
                        active(change -> ((VendorChange) change).vendor().active()));
            case OFFER ->
                table(
                        "offer",
                        List.of("vendor_id", "offer_id"),
                        Book.VENDOR,
                        document(change -> SnapshotDocument.of((OfferChange) change)),
                        active(change -> ((OfferChange) change).offer().active()));
            case SHIPPING_OPTION ->
                table(
                        "shipping_option",
                        List.of("vendor_id", "option_id"),
                        Book.VENDOR,
                        document(change -> SnapshotDocument.of((ShippingOptionChange) change)),
                        active(change ->
                                ((ShippingOptionChange) change).option().active()));
            case COUPON ->
                table(
                        "coupon",
                        List.of("vendor_id", "code"),
                        null,
                        document(change -> SnapshotDocument.of(((CouponChange) change).coupon())),
                        active(change -> ((CouponChange) change).coupon().active()));
            case CUSTOMER_ADDRESS ->
                table(
                        "customer_address",
                        List.of("customer_id", "address_id"),
                        null,
                        document(change -> SnapshotDocument.of(((CustomerAddressChange) change).address())),
                        active(change ->
                                ((CustomerAddressChange) change).address().active()));
            case CUSTOMER ->
                table(
                        "customer",
                        List.of("customer_id"),
                        null,
                        new Column(
                                "user_id", "varchar", change -> customer(change).userId()),
                        document(change -> SnapshotDocument.of(customer(change))),
                        active(change -> customer(change).active()));
            case TAX_RULE -> taxRules();
        };
    }

    private static SnapshotTable table(String name, List<String> keys, Book book, Column... others) {
        return new SnapshotTable(name, keys, keys.get(0), columns(keys, others), Map.of(), Optional.ofNullable(book));
    }

    private static SnapshotTable taxRules() {
        List<String> keys = List.of("rule_id");
        return new SnapshotTable(
                "tax_rule",
                keys,
                "country_code",
                columns(
                        keys,
                        new Column("country_code", "varchar", SnapshotChange::owner),
                        document(change -> SnapshotDocument.of(((TaxRuleChange) change).rule())),
                        active(change -> ((TaxRuleChange) change).rule().active())),
                Map.of(),
                Optional.of(Book.TENANT));
    }

    private static SnapshotTable products() {
        List<String> keys = List.of("vendor_id", "sku");
        return new SnapshotTable(
                "product",
                keys,
                "vendor_id",
                columns(
                        keys,
                        column("product_id", "varchar", Product::productId),
                        column("name", "varchar", Product::name),
                        column("category", "varchar", Product::category),
                        column("options", "varchar", product -> Json.write(product.options())),
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
                        column("requires_shipping", "boolean", Product::requiresShipping),
                        column("on_hand", "integer", Product::onHand),
                        active(change -> product(change).active())),
                Map.of("on_hand", "counted"),
                Optional.empty());
    }

    private static List<Column> columns(List<String> keys, Column... others) {
        Stream<Column> first = Stream.iterate(0, position -> position < keys.size(), position -> position + 1)
                .map(position -> new Column(
                        keys.get(position), "varchar", change -> change.key().get(position)));
        return Stream.concat(first, Stream.of(others)).toList();
    }

    private static Column document(Function<SnapshotChange, Object> document) {
        return new Column("content", "varchar", document);
    }

    private static Column active(Function<SnapshotChange, Object> active) {
        return new Column("active", "boolean", active);
    }

    private static Column column(String name, String type, Function<Product, Object> value) {
        return new Column(name, type, change -> value.apply(product(change)));
    }

    private static Column size(String name, String type, Function<PackageSize, Object> value) {
        return column(name, type, product -> product.packageSize() == null ? null : value.apply(product.packageSize()));
    }

    private static Product product(SnapshotChange change) {
        return ((ProductChange) change).product();
    }

    private static CustomerSnapshot customer(SnapshotChange change) {
        return ((CustomerChange) change).customer();
    }
}
