package com.sfayn.oms.snapshots.internal.document;

import com.sfayn.oms.application.port.snapshot.CustomerAddressSnapshot;
import com.sfayn.oms.application.port.snapshot.CustomerSnapshot;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.OfferChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.ShippingOptionChange;
import com.sfayn.oms.domain.catalogue.Vendor;
import com.sfayn.oms.domain.parsing.Parsed;
import com.sfayn.oms.domain.pricing.condition.Window;
import com.sfayn.oms.domain.pricing.offer.Coupon;
import com.sfayn.oms.domain.pricing.offer.Offer;
import com.sfayn.oms.domain.pricing.offer.OfferRule;
import com.sfayn.oms.domain.pricing.offer.OfferTypes;
import com.sfayn.oms.domain.pricing.shipping.ShippingMethods;
import com.sfayn.oms.domain.pricing.shipping.ShippingOption;
import com.sfayn.oms.domain.pricing.shipping.ShippingRule;
import com.sfayn.oms.domain.pricing.tax.TaxRule;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads and writes the stored form of the snapshots that are kept as a document. Keys and {@code active} are columns
 * beside it. Two changes are equal exactly if their documents are the same string.
 */
public final class SnapshotDocument {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotDocument.class);

    private SnapshotDocument() {}

    public static String of(Vendor vendor) {
        return new Document()
                .text("name", vendor.name())
                .text("country", vendor.country())
                .text("country_code", vendor.countryCode())
                .write();
    }

    public static Vendor vendor(String vendorId, String content, boolean active) {
        Document.Reader document = Document.Reader.of(content);
        return new Vendor(
                vendorId, document.text("name"), document.text("country"), document.text("country_code"), active);
    }

    public static String of(OfferChange change) {
        Offer offer = change.offer();
        Currency currency = offer.currency();
        return window(new Document(), offer.window())
                .text("type", offer.type())
                .text("name", offer.name())
                .decimal("discount_value", offer.discountValue())
                .text("currency", currency == null ? null : currency.getCurrencyCode())
                .flag("requires_coupon", offer.requiresCoupon())
                .flag("stackable", offer.stackable())
                .number("priority", offer.priority())
                .json("conditions", change.conditions())
                .write();
    }

    /** Returns empty for an offer that this release can't read, e.g. of a type that only a newer one knows. */
    public static Optional<Offer> offer(String vendorId, String offerId, String content, boolean active) {
        Document.Reader document = Document.Reader.of(content);
        String currency = document.text("currency");
        Parsed<OfferRule> rule =
                OfferTypes.read(document.text("type"), document.decimal("discount_value"), document.map("conditions"));
        if (rule.value().isEmpty()) LOG.warn("Offer {} of vendor {} is left out: {}", offerId, vendorId, why(rule));
        return rule.value()
                .map(read -> new Offer(
                        vendorId,
                        offerId,
                        document.text("type"),
                        document.text("name"),
                        document.decimal("discount_value"),
                        currency == null ? null : Currency.getInstance(currency),
                        document.flag("requires_coupon"),
                        document.flag("stackable"),
                        document.number("priority"),
                        window(document),
                        active,
                        read));
    }

    public static String of(ShippingOptionChange change) {
        ShippingOption option = change.option();
        return new Document()
                .text("name", option.name())
                .text("method", option.method())
                .text("delivery_time", option.deliveryTime())
                .money("base_cost", option.baseCost())
                .money("flat_rate", option.flatRate())
                .json("conditions", change.conditions())
                .write();
    }

    /** Returns empty for an option that this release can't read. */
    public static Optional<ShippingOption> shippingOption(
            String vendorId, String optionId, String content, boolean active) {
        Document.Reader document = Document.Reader.of(content);
        Parsed<ShippingRule> rule =
                ShippingMethods.read(document.text("method"), StoredConditions.asMeant(document.map("conditions")));
        if (rule.value().isEmpty()) {
            LOG.warn("Shipping option {} of vendor {} is left out: {}", optionId, vendorId, why(rule));
        }
        return rule.value()
                .map(read -> new ShippingOption(
                        vendorId,
                        optionId,
                        document.text("name"),
                        document.text("method"),
                        document.text("delivery_time"),
                        document.money("base_cost"),
                        document.money("flat_rate"),
                        active,
                        read));
    }

    public static String of(TaxRule rule) {
        return window(new Document(), rule.window())
                .text("country_code", rule.countryCode())
                .text("state", rule.state())
                .text("name", rule.name())
                .decimal("rate", rule.rate())
                .flag("applies_to_shipping", rule.appliesToShipping())
                .json("product_categories", List.copyOf(new TreeSet<>(rule.productCategories())))
                .write();
    }

    public static TaxRule taxRule(String ruleId, String content, boolean active) {
        Document.Reader document = Document.Reader.of(content);
        HashSet<String> categories = new HashSet<>();
        ((List<?>) document.json("product_categories")).forEach(category -> categories.add((String) category));
        return new TaxRule(
                ruleId,
                document.text("country_code"),
                document.text("state"),
                document.text("name"),
                document.decimal("rate"),
                window(document),
                document.flag("applies_to_shipping"),
                categories,
                active);
    }

    /** Returns the state as it was stored; older versions stored it as it was given. */
    public static String taxedState(String content) {
        return Document.Reader.of(content).text("state");
    }

    public static String of(Coupon coupon) {
        return window(new Document(), coupon.window())
                .text("offer_id", coupon.offerId())
                .write();
    }

    public static Coupon coupon(String vendorId, String code, String content, boolean active) {
        Document.Reader document = Document.Reader.of(content);
        return new Coupon(vendorId, code, document.text("offer_id"), window(document), active);
    }

    public static String of(CustomerSnapshot customer) {
        return new Document()
                .text("first_name", customer.firstName())
                .text("last_name", customer.lastName())
                .text("email", customer.email())
                .write();
    }

    public static CustomerSnapshot customer(String customerId, String userId, String content, boolean active) {
        Document.Reader document = Document.Reader.of(content);
        return new CustomerSnapshot(
                customerId,
                userId,
                document.text("first_name"),
                document.text("last_name"),
                document.text("email"),
                active);
    }

    public static String of(CustomerAddressSnapshot address) {
        return new Document()
                .name("type", address.type())
                .part("address", DeliveryCodec.ADDRESS.write(address.address()))
                .flag("default", address.isDefault())
                .write();
    }

    public static CustomerAddressSnapshot customerAddress(
            String customerId, String addressId, String content, boolean active) {
        Document.Reader document = Document.Reader.of(content);
        return new CustomerAddressSnapshot(
                customerId,
                addressId,
                document.name("type", CustomerAddressSnapshot.Type.class),
                document.part("address", DeliveryCodec.ADDRESS::read),
                document.flag("default"),
                active);
    }

    private static Document window(Document document, Window window) {
        return document.time("from", window.from()).time("until", window.until());
    }

    private static Window window(Document.Reader document) {
        return new Window(document.time("from"), document.time("until"));
    }

    private static String why(Parsed<?> rule) {
        return String.join(
                " ", rule.problems().stream().map(Parsed.Problem::message).toList());
    }
}
