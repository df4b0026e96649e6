package com.sfayn.oms.domain.order.payment;

import com.sfayn.oms.domain.money.Money;

/**
 * A payment provider's report of one transaction. Only {@code PAID} means that money was received.
 *
 * @param reference id of the order or group that the transaction was made for, as sent to the provider; null if none
 * @param amount received minus returned, in the transaction's currency; null if the provider reports no valid amount
 * @param returned refunded part of the received money, not included in {@code amount}; null if {@code amount} is null
 */
public record ReportedPayment(String reference, Money amount, Money returned, PaymentState state) {
    /** Without refunds. */
    public ReportedPayment(String reference, Money amount, PaymentState state) {
        this(reference, amount, amount == null ? null : Money.zero(amount.currency()), state);
    }

    public Money received() {
        return amount.plus(returned);
    }
}
