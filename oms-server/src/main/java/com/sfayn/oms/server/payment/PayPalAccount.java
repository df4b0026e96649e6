package com.sfayn.oms.server.payment;

import com.sfayn.oms.server.config.Secret;
import java.net.URI;

/**
 * A tenant's account at PayPal.
 *
 * @param baseUrl the URL of the API, without a trailing slash
 */
public record PayPalAccount(String clientId, Secret clientSecret, URI baseUrl) {
    /** The production API. */
    public static final URI LIVE = URI.create("https://api-m.paypal.com");
}
