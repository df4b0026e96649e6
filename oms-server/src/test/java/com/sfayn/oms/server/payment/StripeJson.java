package com.sfayn.oms.server.payment;

import java.math.BigDecimal;
import java.util.Locale;

/** Responses of Stripe, shortened from its documentation. */
final class StripeJson {
    private StripeJson() {}

    /**
     * The PaymentIntent object.
     *
     * @param key the metadata key of the reference
     * @param received in the currency's minor units, as JSON
     * @param charge the latest one, as JSON
     */
    static String intent(
            String id, String key, String reference, String received, String currency, String status, String charge) {
        return """
                {"id": "%s", "object": "payment_intent", "amount": %s, "amount_capturable": 0, "amount_received": %s,
                 "capture_method": "automatic_async", "client_secret": "pi_secret", "created": 1680800504,
                 "currency": "%s", "customer": null, "description": null, "last_payment_error": null,
                 "latest_charge": %s, "livemode": false, "metadata": {"%s": "%s"}, "next_action": null,
                 "payment_method_types": ["card", "link"], "status": "%s", "transfer_group": null}
                """.formatted(id, received, received, currency.toLowerCase(Locale.ROOT), charge, key, reference, status);
    }

    /** An amount of a currency with two digits, in its minor units. */
    static String cents(String amount) {
        return new BigDecimal(amount).movePointRight(2).toBigIntegerExact().toString();
    }
}
