package com.sfayn.oms.server.payment;

import static com.sfayn.oms.server.payment.PayPalJson.capture;

/** A payment provider for scenarios: its name, path and responses. */
enum Provider {
    PAYPAL("Paypal", "/v2/checkout/orders/", "5O190127TN") {
        @Override
        String paid(String id, String reference, String amount, String currency) {
            return PayPalJson.order(id, "COMPLETED", reference, capture("COMPLETED", amount, currency));
        }

        @Override
        String pending(String id, String reference) {
            return PayPalJson.order(id, "COMPLETED", reference, capture("PENDING", "21.80", "SGD"));
        }

        @Override
        String denied(String id, String reference) {
            return PayPalJson.order(id, "COMPLETED", reference, capture("DECLINED", "21.80", "SGD"));
        }
    },

    STRIPE("Stripe", "/v1/payment_intents/", "pi_3MtwBwLkdI") {
        @Override
        String paid(String id, String reference, String amount, String currency) {
            String cents = StripeJson.cents(amount);
            return StripeJson.intent(id, "order_id", reference, cents, currency, "succeeded", "\"ch_1\"");
        }

        @Override
        String pending(String id, String reference) {
            return StripeJson.intent(id, "order_id", reference, "0", "SGD", "processing", "null");
        }

        @Override
        String denied(String id, String reference) {
            return StripeJson.intent(id, "order_id", reference, "0", "SGD", "requires_payment_method", "null");
        }
    };

    private static final int FIRST_NUMBER = 1_000_000;

    private final String method;
    private final String path;
    private final String idBegins;

    Provider(String method, String path, String idBegins) {
        this.method = method;
        this.path = path;
        this.idBegins = idBegins;
    }

    String method() {
        return method;
    }

    /** Returns a transaction id in the provider's format; all have the same length. */
    String id(int number) {
        return idBegins + (FIRST_NUMBER + number);
    }

    String path(String id) {
        return path + id;
    }

    abstract String paid(String id, String reference, String amount, String currency);

    /** The customer has paid, but the money has not arrived yet. */
    abstract String pending(String id, String reference);

    /** The customer's bank has declined. */
    abstract String denied(String id, String reference);
}
