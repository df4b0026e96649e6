package com.sfayn.oms.domain.order.payment;

import com.sfayn.oms.domain.money.Money;
import java.time.Instant;

/**
 * A payment for an order, received or expected.
 *
 * @param method the gateway's name, e.g. {@code Cash On Delivery}
 * @param amount received amount; while PENDING, the expected one
 * @param transactionId the provider's; null for cash
 */
public record Payment(
        String paymentId, String method, PaymentState state, Money amount, String transactionId, Instant createdAt) {
    public Payment with(PaymentState newState, Money newAmount) {
        return new Payment(paymentId, method, newState, newAmount, transactionId, createdAt);
    }
}
