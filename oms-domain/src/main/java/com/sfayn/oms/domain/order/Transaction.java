package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.reading.Ascii;

/**
 * A payment provider's transaction: a number that means something only together with the method.
 *
 * @param method the gateway's name
 * @param id the provider's
 */
public record Transaction(String method, String id) {
    /** A method's name in the one spelling that names are compared in: case and blanks do not matter. */
    public static String spelled(String method) {
        return Ascii.toLowerCase(method.replaceAll("\\s", ""));
    }

    /** Whether the order has money from this transaction on record. */
    public boolean hasPaid(Order order) {
        return order.payments().stream().anyMatch(this::made);
    }

    /** What of this transaction the order has on record. */
    Money paidFor(Order order) {
        return order.payments().stream()
                .filter(this::made)
                .map(Payment::amount)
                .reduce(Money.zero(order.currency()), Money::plus);
    }

    private boolean made(Payment payment) {
        return id.equals(payment.transactionId()) && spelled(method).equals(spelled(payment.method()));
    }
}
