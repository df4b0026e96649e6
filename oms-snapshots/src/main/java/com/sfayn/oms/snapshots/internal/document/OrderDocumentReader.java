package com.sfayn.oms.snapshots.internal.document;

import com.sfayn.oms.domain.address.Address;
import com.sfayn.oms.domain.catalogue.PackageSize;
import com.sfayn.oms.domain.order.AppliedCoupon;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.OrderStatus;
import com.sfayn.oms.domain.order.Origin;
import com.sfayn.oms.domain.order.Revision;
import com.sfayn.oms.domain.order.Timeline;
import com.sfayn.oms.domain.order.delivery.Delivery;
import com.sfayn.oms.domain.order.delivery.Shipment;
import com.sfayn.oms.domain.order.delivery.Tracking;
import com.sfayn.oms.domain.order.line.Customization;
import com.sfayn.oms.domain.order.line.LineItem;
import com.sfayn.oms.domain.order.line.LineUnits;
import com.sfayn.oms.domain.order.party.CustomerDetails;
import com.sfayn.oms.domain.order.party.Parties;
import com.sfayn.oms.domain.order.party.VendorDetails;
import com.sfayn.oms.domain.order.payment.Payment;
import com.sfayn.oms.domain.order.payment.PaymentState;
import com.sfayn.oms.domain.pricing.LinePricing;
import com.sfayn.oms.domain.pricing.Pricing;
import com.sfayn.oms.domain.pricing.condition.Window;
import com.sfayn.oms.domain.pricing.offer.DiscountShare;
import com.sfayn.oms.domain.pricing.offer.OfferEvaluation;
import com.sfayn.oms.domain.pricing.offer.OfferRefusal;
import com.sfayn.oms.domain.pricing.shipping.ShippingQuote;
import com.sfayn.oms.domain.pricing.tax.TaxLine;

/** Reads every released version of {@link OrderDocument}. */
public final class OrderDocumentReader {
    private OrderDocumentReader() {}

    /** @throws IllegalStateException if a newer release wrote it */
    public static Order read(String text) {
        Document.Reader document = Document.Reader.of(text);
        int version = document.number("v");
        if (version != OrderDocument.VERSION) {
            throw new IllegalStateException("The order document has version " + version + "; this release reads up to "
                    + OrderDocument.VERSION + ".");
        }
        return new Order(
                new OrderId(document.text("order_id")),
                new Revision(document.number("version"), document.number("events"), document.number("line_ids")),
                document.name("status", OrderStatus.class),
                new Origin(
                        document.text("group_id"),
                        document.text("external_reference"),
                        document.text("note"),
                        document.quoted("metadata")),
                new Parties(
                        document.part("customer", OrderDocumentReader::customer),
                        document.part("vendor", OrderDocumentReader::vendor)),
                new Delivery(
                        document.part("destination", OrderDocumentReader::address),
                        document.part("billing_address", OrderDocumentReader::address),
                        document.part("shipping", OrderDocumentReader::quote)),
                document.parts("lines", OrderDocumentReader::line),
                document.parts("coupons", OrderDocumentReader::coupon),
                document.part("pricing", OrderDocumentReader::pricing),
                document.parts("payments", OrderDocumentReader::payment),
                document.parts("shipments", OrderDocumentReader::shipment),
                document.text("cancellation_reason"),
                new Timeline(
                        document.time("created_at"),
                        document.time("placed_at"),
                        document.time("updated_at"),
                        document.time("expires_at")));
    }

    static Address address(Document.Reader address) {
        return new Address(
                address.text("recipient"),
                address.text("company"),
                address.text("street"),
                address.text("street2"),
                address.text("city"),
                address.text("state"),
                address.text("postal"),
                address.text("phone"),
                address.text("country"),
                address.text("country_code"),
                address.text("state_code"));
    }

    private static CustomerDetails customer(Document.Reader customer) {
        return new CustomerDetails(
                customer.text("customer_id"),
                customer.text("first_name"),
                customer.text("last_name"),
                customer.text("email"));
    }

    private static VendorDetails vendor(Document.Reader vendor) {
        return new VendorDetails(vendor.text("vendor_id"), vendor.text("name"), vendor.text("country"));
    }

    private static ShippingQuote quote(Document.Reader quote) {
        return new ShippingQuote(
                quote.text("option_id"), quote.text("method"), quote.text("delivery_time"), quote.money("cost"));
    }

    private static LineItem line(Document.Reader line) {
        return new LineItem(
                line.text("line_id"),
                line.text("product_sku"),
                line.text("name"),
                line.text("category"),
                Customization.of(line.quoted("customization")),
                line.quotedMap("options"),
                line.money("price"),
                line.part("package", OrderDocumentReader::packageSize),
                line.flag("taxable"),
                line.flagOr("requires_shipping", true),
                line.text("gift_of"),
                line.number("quantity"),
                line.number("shipped"),
                line.number("cancelled"));
    }

    private static PackageSize packageSize(Document.Reader size) {
        return new PackageSize(
                size.decimal("weight_kg"), size.number("length_cm"), size.number("width_cm"), size.number("height_cm"));
    }

    private static AppliedCoupon coupon(Document.Reader coupon) {
        return new AppliedCoupon(
                coupon.text("code"), coupon.text("offer_id"), new Window(coupon.time("from"), coupon.time("until")));
    }

    private static Pricing pricing(Document.Reader pricing) {
        return new Pricing(
                pricing.flag("tax_included"),
                pricing.money("items"),
                pricing.money("discounts"),
                pricing.money("shipping"),
                pricing.money("shipping_discount"),
                pricing.money("tax"),
                pricing.money("shipping_tax"),
                pricing.money("total"),
                pricing.parts("taxes", OrderDocumentReader::tax),
                pricing.parts("offers", OrderDocumentReader::evaluation),
                pricing.parts("lines", OrderDocumentReader::pricedLine));
    }

    private static TaxLine tax(Document.Reader tax) {
        return new TaxLine(tax.text("name"), tax.decimal("rate"), tax.money("base"), tax.money("amount"));
    }

    private static OfferEvaluation evaluation(Document.Reader evaluation) {
        return new OfferEvaluation(
                evaluation.text("offer_id"),
                evaluation.text("name"),
                evaluation.text("type"),
                evaluation.number("priority"),
                evaluation.text("coupon_code"),
                evaluation.money("amount"),
                evaluation.part("refusal", OrderDocumentReader::refusal));
    }

    private static OfferRefusal refusal(Document.Reader refusal) {
        return new OfferRefusal(
                refusal.name("code", OfferRefusal.Code.class),
                refusal.text("message"),
                refusal.text("required"),
                refusal.text("actual"));
    }

    private static LinePricing pricedLine(Document.Reader line) {
        return new LinePricing(
                line.text("line_id"),
                line.money("total"),
                line.money("discount"),
                line.parts("discounts", OrderDocumentReader::share),
                line.money("tax"));
    }

    private static DiscountShare share(Document.Reader share) {
        return new DiscountShare(share.text("offer_id"), share.text("coupon_code"), share.money("amount"));
    }

    private static Payment payment(Document.Reader payment) {
        return new Payment(
                payment.text("payment_id"),
                payment.text("method"),
                payment.name("state", PaymentState.class),
                payment.money("amount"),
                payment.text("transaction_id"),
                payment.time("created_at"));
    }

    private static Shipment shipment(Document.Reader shipment) {
        return new Shipment(
                shipment.text("shipment_id"),
                shipment.parts("lines", OrderDocumentReader::units),
                new Tracking(
                        shipment.text("carrier"),
                        shipment.text("tracking_number"),
                        shipment.text("tracking_reference")),
                shipment.time("shipped_at"));
    }

    private static LineUnits units(Document.Reader units) {
        return new LineUnits(units.text("line_id"), units.text("product_sku"), units.number("quantity"));
    }
}
