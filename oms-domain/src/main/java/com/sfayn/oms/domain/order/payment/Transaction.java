package com.sfayn.oms.domain.order.payment;

import com.sfayn.oms.domain.parsing.Ascii;

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

    /** Whether the payment was made by this transaction. */
    public boolean made(Payment payment) {
        return id.equals(payment.transactionId()) && spelled(method).equals(spelled(payment.method()));
    }
}
