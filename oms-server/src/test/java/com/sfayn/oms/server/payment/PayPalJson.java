package com.sfayn.oms.server.payment;

/** Responses of PayPal, shortened from its documentation. */
final class PayPalJson {
    private PayPalJson() {}

    /** "Show order details". */
    static String order(String id, String status, String reference, String captures) {
        return """
                {"id": "%s", "intent": "CAPTURE", "status": "%s",
                 "purchase_units": [{"reference_id": "default", "custom_id": "%s",
                   "amount": {"currency_code": "SGD", "value": "21.80"},
                   "payee": {"email_address": "merchant@example.com", "merchant_id": "TESTMERCHANT"},
                   "payments": {"captures": [%s]}}],
                 "create_time": "2026-03-01T11:59:00Z", "update_time": "2026-03-01T12:00:00Z"}
                """.formatted(id, status, reference, captures);
    }

    static String capture(String status, String amount, String currency) {
        return """
                {"id": "3C679366HH908993F", "status": "%s", "final_capture": true,
                 "amount": {"currency_code": "%s", "value": "%s"}}
                """.formatted(status, currency, amount);
    }

    static String token(String value, int seconds) {
        return """
                {"scope": "https://uri.paypal.com/services/payments/payment", "access_token": "%s",
                 "token_type": "Bearer", "app_id": "APP-80W284485P519543T", "expires_in": %d}
                """.formatted(value, seconds);
    }
}
