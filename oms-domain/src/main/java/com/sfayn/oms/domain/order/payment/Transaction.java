package com.sfayn.oms.domain.order.payment;

import com.sfayn.oms.domain.parsing.Ascii;

/**
 * Identifies a payment provider's transaction. The id is unique only within the method.
 *
 * @param method the gateway's name
 * @param id the provider's
 */
public record Transaction(String method, String id) {
    /** Returns a method's name in comparable form: without case and blanks. */
    public static String normalizedMethod(String method) {
        return Ascii.toLowerCase(method.replaceAll("\\s", ""));
    }

    /** Returns whether the payment was made by this transaction. */
    public boolean matches(Payment payment) {
        return id.equals(payment.transactionId())
                && normalizedMethod(method).equals(normalizedMethod(payment.method()));
    }
}
