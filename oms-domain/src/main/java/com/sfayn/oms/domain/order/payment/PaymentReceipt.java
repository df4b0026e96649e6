package com.sfayn.oms.domain.order.payment;

import com.sfayn.oms.domain.money.Money;

/**
 * What is known of a payment when an order is confirmed.
 *
 * @param method the gateway's name
 * @param state {@code PAID} when a provider says so; {@code PENDING} where the money comes with the delivery
 * @param amount paid, or null where nothing is paid yet
 * @param transactionId the provider's, or null
 */
public record PaymentReceipt(String method, PaymentState state, Money amount, String transactionId) {}
