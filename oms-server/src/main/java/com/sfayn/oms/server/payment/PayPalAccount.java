package com.sfayn.oms.server.payment;

import com.sfayn.oms.server.config.Secret;
import java.net.URI;

/**
 * A tenant's account at PayPal.
 *
 * @param baseUrl of the API, without a slash at the end
 */
public record PayPalAccount(String clientId, Secret clientSecret, URI baseUrl) {
    /** Where real money moves. */
    public static final URI LIVE = URI.create("https://api-m.paypal.com");
}
