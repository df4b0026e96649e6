package com.sfayn.oms.domain.order.payment;

import com.sfayn.oms.domain.money.Money;

/**
 * The payment data with which an order is confirmed.
 *
 * @param method the gateway's name
 * @param state {@code PAID} if the provider reports it; {@code PENDING} for cash on delivery
 * @param amount paid amount, or null if nothing is paid yet
 * @param transactionId the provider's, or null
 */
public record PaymentReceipt(String method, PaymentState state, Money amount, String transactionId) {}
