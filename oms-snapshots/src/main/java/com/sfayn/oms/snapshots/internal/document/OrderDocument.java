package com.sfayn.oms.snapshots.internal.document;

import com.sfayn.oms.domain.address.Address;
import com.sfayn.oms.domain.catalogue.PackageSize;
import com.sfayn.oms.domain.order.AppliedCoupon;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.delivery.Shipment;
import com.sfayn.oms.domain.order.line.Customization;
import com.sfayn.oms.domain.order.line.LineItem;
import com.sfayn.oms.domain.order.line.LineUnits;
import com.sfayn.oms.domain.order.party.CustomerDetails;
import com.sfayn.oms.domain.order.party.VendorDetails;
import com.sfayn.oms.domain.order.payment.Payment;
import com.sfayn.oms.domain.pricing.LinePricing;
import com.sfayn.oms.domain.pricing.Pricing;
import com.sfayn.oms.domain.pricing.offer.DiscountShare;
import com.sfayn.oms.domain.pricing.offer.OfferEvaluation;
import com.sfayn.oms.domain.pricing.offer.OfferRefusal;
import com.sfayn.oms.domain.pricing.shipping.ShippingQuote;
import com.sfayn.oms.domain.pricing.tax.TaxLine;

/**
 * Writes the stored form of an order, version 1. The format is separate from the domain's records: those may change
 * from release to release, while stored documents must stay readable.
 */
public final class OrderDocument {
    static final int VERSION = 1;

    private OrderDocument() {}

    public static String write(Order order) {
        return new Document()
                .number("v", VERSION)
                .text("order_id", order.id().value())
                .number("version", order.revision().version())
                .number("events", order.revision().events())
                .number("line_ids", order.revision().lines())
                .name("status", order.status())
                .text("group_id", order.origin().groupId())
                .text("external_reference", order.origin().externalReference())
                .text("note", order.origin().note())
                .quoted("metadata", order.origin().metadata())
                .part("customer", customer(order.parties().customer()))
                .part("vendor", vendor(order.parties().vendor()))
                .part("destination", address(order.delivery().destination()))
                .part("billing_address", address(order.delivery().billingAddress()))
                .part("shipping", quote(order.delivery().shipping()))
                .parts("lines", order.lines(), OrderDocument::line)
                .parts("coupons", order.coupons(), OrderDocument::coupon)
                .part("pricing", pricing(order.pricing()))
                .parts("payments", order.payments(), OrderDocument::payment)
                .parts("shipments", order.shipments(), OrderDocument::shipment)
                .text("cancellation_reason", order.cancellationReason())
                .time("created_at", order.timeline().createdAt())
                .time("placed_at", order.timeline().placedAt())
                .time("updated_at", order.timeline().updatedAt())
                .time("expires_at", order.timeline().expiresAt())
                .write();
    }

    static Document address(Address address) {
        if (address == null) return null;
        return new Document()
                .text("recipient", address.recipient())
                .text("company", address.company())
                .text("street", address.street())
                .text("street2", address.street2())
                .text("city", address.city())
                .text("state", address.state())
                .text("postal", address.postal())
                .text("phone", address.phone())
                .text("country", address.country())
                .text("country_code", address.countryCode())
                .text("state_code", address.stateCode());
    }

    private static Document customer(CustomerDetails customer) {
        return new Document()
                .text("customer_id", customer.customerId())
                .text("first_name", customer.firstName())
                .text("last_name", customer.lastName())
                .text("email", customer.email());
    }

    private static Document vendor(VendorDetails vendor) {
        return new Document()
                .text("vendor_id", vendor.vendorId())
                .text("name", vendor.name())
                .text("country", vendor.country());
    }

    private static Document quote(ShippingQuote quote) {
        if (quote == null) return null;
        return new Document()
                .text("option_id", quote.optionId())
                .text("method", quote.method())
                .text("delivery_time", quote.deliveryTime())
                .money("cost", quote.cost());
    }

    private static Object customization(Customization customization) {
        return customization == null ? null : customization.value();
    }

    private static Document line(LineItem line) {
        return new Document()
                .text("line_id", line.lineId())
                .text("product_sku", line.sku())
                .text("name", line.name())
                .text("category", line.category())
                .quoted("customization", customization(line.customization()))
                .quoted("options", line.options())
                .money("price", line.price())
                .part("package", packageSize(line.packageSize()))
                .flag("taxable", line.taxable())
                .flagIfNot("requires_shipping", line.requiresShipping(), true)
                .text("gift_of", line.giftOf())
                .number("quantity", line.quantity())
                .number("shipped", line.shipped())
                .number("cancelled", line.cancelled());
    }

    private static Document packageSize(PackageSize size) {
        if (size == null) return null;
        return new Document()
                .decimal("weight_kg", size.weight())
                .number("length_cm", size.length())
                .number("width_cm", size.width())
                .number("height_cm", size.height());
    }

    private static Document coupon(AppliedCoupon coupon) {
        return new Document()
                .text("code", coupon.code())
                .text("offer_id", coupon.offerId())
                .time("from", coupon.window().from())
                .time("until", coupon.window().until());
    }

    private static Document pricing(Pricing pricing) {
        return new Document()
                .flag("tax_included", pricing.taxIncluded())
                .money("items", pricing.items())
                .money("discounts", pricing.discounts())
                .money("shipping", pricing.shipping())
                .money("shipping_discount", pricing.shippingDiscount())
                .money("tax", pricing.tax())
                .money("shipping_tax", pricing.shippingTax())
                .money("total", pricing.total())
                .parts("taxes", pricing.taxes(), OrderDocument::tax)
                .parts("offers", pricing.offers(), OrderDocument::evaluation)
                .parts("lines", pricing.lines(), OrderDocument::pricedLine);
    }

    private static Document tax(TaxLine tax) {
        return new Document()
                .text("name", tax.name())
                .decimal("rate", tax.rate())
                .money("base", tax.base())
                .money("amount", tax.amount());
    }

    private static Document evaluation(OfferEvaluation evaluation) {
        return new Document()
                .text("offer_id", evaluation.offerId())
                .text("name", evaluation.name())
                .text("type", evaluation.type())
                .number("priority", evaluation.priority())
                .text("coupon_code", evaluation.couponCode())
                .money("amount", evaluation.amount())
                .part("refusal", refusal(evaluation.refusal()));
    }

    private static Document refusal(OfferRefusal refusal) {
        if (refusal == null) return null;
        return new Document()
                .name("code", refusal.code())
                .text("message", refusal.message())
                .text("required", refusal.required())
                .text("actual", refusal.actual());
    }

    private static Document pricedLine(LinePricing line) {
        return new Document()
                .text("line_id", line.lineId())
                .money("total", line.total())
                .money("discount", line.discount())
                .parts("discounts", line.discounts(), OrderDocument::share)
                .money("tax", line.tax());
    }

    private static Document share(DiscountShare share) {
        return new Document()
                .text("offer_id", share.offerId())
                .text("coupon_code", share.couponCode())
                .money("amount", share.amount());
    }

    private static Document payment(Payment payment) {
        return new Document()
                .text("payment_id", payment.paymentId())
                .text("method", payment.method())
                .name("state", payment.state())
                .money("amount", payment.amount())
                .text("transaction_id", payment.transactionId())
                .time("created_at", payment.createdAt());
    }

    private static Document shipment(Shipment shipment) {
        return new Document()
                .text("shipment_id", shipment.shipmentId())
                .parts("lines", shipment.lines(), OrderDocument::units)
                .text("carrier", shipment.tracking().carrier())
                .text("tracking_reference", shipment.tracking().url())
                .text("tracking_number", shipment.tracking().number())
                .time("shipped_at", shipment.shippedAt());
    }

    private static Document units(LineUnits units) {
        return new Document()
                .text("line_id", units.lineId())
                .text("product_sku", units.sku())
                .number("quantity", units.quantity());
    }
}
