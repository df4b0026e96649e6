package com.sfayn.oms.graphql.internal.order;

import com.sfayn.oms.domain.order.AppliedCoupon;
import com.sfayn.oms.domain.order.payment.Payment;
import com.sfayn.oms.domain.pricing.shipping.ShippingQuote;
import com.sfayn.oms.graphql.internal.wiring.Times;
import com.sfayn.oms.graphql.internal.wiring.TypeFields;
import graphql.schema.idl.RuntimeWiring;
import java.util.Objects;

/** Wires the types of coupons, shipping options and payments. */
public final class PaymentTypes {
    private PaymentTypes() {}

    public static RuntimeWiring.Builder wire(RuntimeWiring.Builder wiring) {
        return wiring.type(TypeFields.of("AppliedCoupon", AppliedCoupon.class)
                        .field("couponCode", AppliedCoupon::code)
                        .field("offerId", AppliedCoupon::offerId)
                        .field("startDate", coupon -> Times.utc(coupon.window().from()))
                        .field("endDate", coupon -> Times.utc(coupon.window().until()))
                        .field("isActive", coupon -> true)
                        .wiring())
                .type(quote("ShippingDetails").wiring())
                .type(quote("ShippingOption").wiring())
                .type(TypeFields.of("Payment", Payment.class)
                        .field("paymentId", Payment::paymentId)
                        .field("method", Payment::method)
                        .field("state", Payment::state)
                        .field("amount", Payment::amount)
                        .field("transactionId", Payment::transactionId)
                        .field("createdAt", payment -> Times.utc(payment.createdAt()))
                        .wiring())
                .type(TypeFields.of("PaymentDetails", LatestPayment.class)
                        .field("method", latest -> latest.payment().method())
                        .field("paidAmount", LatestPayment::paidAmount)
                        .field("transactionId", latest -> latest.payment().transactionId())
                        .field("status", latest -> latest.order().paymentStatus())
                        .wiring());
    }

    private static TypeFields<ShippingQuote> quote(String type) {
        return TypeFields.of(type, ShippingQuote.class)
                .field("optionId", ShippingQuote::optionId)
                .field("method", ShippingQuote::method)
                .field("deliveryTime", quote -> Objects.requireNonNullElse(quote.deliveryTime(), ""))
                .field("cost", ShippingQuote::cost);
    }
}
