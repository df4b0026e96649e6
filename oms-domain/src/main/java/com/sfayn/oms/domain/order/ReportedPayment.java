package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.money.Money;

/**
 * What a payment provider says of one transaction. Nothing but {@code PAID} is money.
 *
 * @param reference what it was made for, as the shop told the provider: an order's id, or a group's; null if nothing
 * @param amount received and kept, in the transaction's currency; null if the provider tells none that can be expressed
 */
public record ReportedPayment(String reference, Money amount, PaymentState state) {}
