package com.sfayn.oms.server.payment;

import com.sfayn.oms.server.config.Secret;
import java.net.URI;

/**
 * A tenant's account at Stripe.
 *
 * @param secretKey must have read access to PaymentIntents and charges
 * @param baseUrl the URL of the API, without a trailing slash
 */
public record StripeAccount(Secret secretKey, URI baseUrl) {
    /** The API, for live and test keys. */
    public static final URI LIVE = URI.create("https://api.stripe.com");
}
