package com.sfayn.oms.server.payment;

import com.sfayn.oms.server.config.Secret;
import java.net.URI;
import java.util.Map;

/**
 * A tenant's account at a payment provider.
 *
 * @param baseUrl the URL of the API, without a trailing slash
 * @param credentials by the names in {@link PaymentProvider#credentials}
 */
public record ProviderAccount(URI baseUrl, Map<String, Secret> credentials) {
    public ProviderAccount {
        credentials = Map.copyOf(credentials);
    }

    /** Returns the credential in plain text. */
    String reveal(String name) {
        return credentials.get(name).reveal();
    }
}
