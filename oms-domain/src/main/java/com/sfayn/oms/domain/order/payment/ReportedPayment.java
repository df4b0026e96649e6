package com.sfayn.oms.domain.order.payment;

import com.sfayn.oms.domain.money.Money;

/**
 * What a payment provider says of one transaction. Nothing but {@code PAID} is money.
 *
 * @param reference what it was made for, as the shop told the provider: an order's id, or a group's; null if nothing
 * @param amount received and kept, in the transaction's currency; null if the provider tells none that can be expressed
 * @param returned given back of what was received; not part of {@code amount}, and null where that is
 */
public record ReportedPayment(String reference, Money amount, Money returned, PaymentState state) {
    /** Of which nothing was given back. */
    public ReportedPayment(String reference, Money amount, PaymentState state) {
        this(reference, amount, amount == null ? null : Money.zero(amount.currency()), state);
    }

    public Money received() {
        return amount.plus(returned);
    }
}
