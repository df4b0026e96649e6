package com.sfayn.oms.snapshots.internal.document;

import com.sfayn.oms.domain.address.Address;
import com.sfayn.oms.domain.order.delivery.Delivery;
import com.sfayn.oms.domain.order.delivery.Shipment;
import com.sfayn.oms.domain.order.delivery.Tracking;
import com.sfayn.oms.domain.order.line.LineUnits;
import com.sfayn.oms.domain.pricing.shipping.ShippingQuote;

/** The stored form of where an order goes and how: its addresses, shipping option and shipments. */
final class DeliveryCodec {
    /** Customers' addresses are stored in the same form. */
    static final Codec<Address> ADDRESS = DeliveryCodec::address;

    private DeliveryCodec() {}

    static Delivery delivery(Members<Delivery> delivery) {
        return new Delivery(
                delivery.part("destination", Delivery::destination, ADDRESS),
                delivery.part("billing_address", Delivery::billingAddress, ADDRESS),
                delivery.part("shipping", Delivery::shipping, DeliveryCodec::quote));
    }

    private static Address address(Members<Address> address) {
        return new Address(
                address.text("recipient", Address::recipient),
                address.text("company", Address::company),
                address.text("street", Address::street),
                address.text("street2", Address::street2),
                address.text("city", Address::city),
                address.text("state", Address::state),
                address.text("postal", Address::postal),
                address.text("phone", Address::phone),
                address.text("country", Address::country),
                address.text("country_code", Address::countryCode),
                address.text("state_code", Address::stateCode));
    }

    private static ShippingQuote quote(Members<ShippingQuote> quote) {
        return new ShippingQuote(
                quote.text("option_id", ShippingQuote::optionId),
                quote.text("method", ShippingQuote::method),
                quote.text("delivery_time", ShippingQuote::deliveryTime),
                quote.money("cost", ShippingQuote::cost));
    }

    static Shipment shipment(Members<Shipment> shipment) {
        return new Shipment(
                shipment.text("shipment_id", Shipment::shipmentId),
                shipment.parts("lines", Shipment::lines, DeliveryCodec::units),
                shipment.embedded(Shipment::tracking, DeliveryCodec::tracking),
                shipment.time("shipped_at", Shipment::shippedAt));
    }

    private static LineUnits units(Members<LineUnits> units) {
        return new LineUnits(
                units.text("line_id", LineUnits::lineId),
                units.text("product_sku", LineUnits::sku),
                units.number("quantity", LineUnits::quantity));
    }

    /** Stores the URL before the number, which was added later. */
    private static Tracking tracking(Members<Tracking> tracking) {
        String carrier = tracking.text("carrier", Tracking::carrier);
        String url = tracking.text("tracking_reference", Tracking::url);
        String number = tracking.text("tracking_number", Tracking::number);
        return new Tracking(carrier, number, url);
    }
}
