package com.sfayn.oms.server.payment;

import com.sfayn.oms.application.port.PaymentGateway;
import com.sfayn.oms.domain.tenant.TenantId;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A payment provider that tenants choose by settings: what its account consists of, and its gateway.
 *
 * @param name for messages, e.g. {@code Pay Now}
 * @param method the payment method, as in {@code payment-methods}
 * @param key where a tenant's account is among the settings: {@code paynow} for {@code oms.tenants.<id>.paynow.*}
 * @param credentials the settings below that key that an account must have, besides {@code base-url}
 * @param live the URL of the production API, without a trailing slash; used unless {@code base-url} is set
 * @param gateways makes the gateway
 */
public record PaymentProvider(
        String name, String method, String key, List<String> credentials, URI live, Factory gateways) {
    /** Makes the gateway. */
    @FunctionalInterface
    public interface Factory {
        /** @param accounts returns the tenant's account; empty if it has none */
        PaymentGateway gateway(
                Function<TenantId, Optional<ProviderAccount>> accounts, RetryPolicy retries, Clock clock);
    }

    public PaymentProvider {
        credentials = List.copyOf(credentials);
    }
}
