package com.sfayn.oms.server.payment;

import com.sfayn.oms.server.config.Secret;
import java.net.URI;

/**
 * A tenant's account at Stripe.
 *
 * @param secretKey one that may read PaymentIntents and charges
 * @param baseUrl of the API, without a slash at the end
 */
public record StripeAccount(Secret secretKey, URI baseUrl) {
    /** Where real money moves; a test key moves none here too. */
    public static final URI LIVE = URI.create("https://api.stripe.com");
}
