package com.sfayn.oms.server.auth;

import com.sfayn.oms.server.auth.issuer.Audience;
import com.sfayn.oms.server.auth.issuer.ClaimPaths;
import com.sfayn.oms.server.auth.issuer.IssuerSettings;
import com.sfayn.oms.server.auth.issuer.KeySource;
import com.sfayn.oms.server.auth.issuer.TenantScope;
import com.sfayn.oms.server.auth.issuer.VendorScope;
import com.sfayn.oms.server.auth.keys.DiscoveredJwksEndpoint;
import com.sfayn.oms.server.auth.keys.JwksCache;
import com.sfayn.oms.server.auth.keys.JwksEndpoint;
import com.sfayn.oms.server.auth.keys.ProviderClient;
import com.sfayn.oms.server.auth.keys.SigningKeys;
import com.sfayn.oms.server.auth.token.ClaimReader;
import com.sfayn.oms.server.auth.token.ClockSkewMonitor;
import com.sfayn.oms.server.auth.token.DevIssuer;
import com.sfayn.oms.server.config.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/**
 * An issuer with everything that is needed to verify its tokens.
 *
 * @param claims the reader of its claims, by accepted audience
 */
record TrustedIssuer(
        String name,
        Audience audience,
        Set<String> algorithms,
        SigningKeys keys,
        TenantScope tenants,
        Map<String, ClaimReader> claims,
        String subjectPrefix,
        ClockSkewMonitor clocks) {
    /** How many tokens of all issuers may wait for keys at the same time. */
    private static final int MOST_WAITING = 64;

    /** Shared by all issuers that publish their keys. */
    record Publishing(ProviderClient provider, Semaphore places, LongSupplier nanoTime) {
        static Publishing with(LongSupplier nanoTime) {
            return new Publishing(new ProviderClient(), new Semaphore(MOST_WAITING), nanoTime);
        }
    }

    static TrustedIssuer of(IssuerSettings settings, Publishing publishing) {
        return new TrustedIssuer(
                settings.issuer(),
                settings.audience(),
                settings.algorithms(),
                keys(settings, publishing),
                settings.tenants(),
                readers(settings),
                settings.subjectPrefix(),
                new ClockSkewMonitor(settings.issuer(), publishing.nanoTime()));
    }

    static TrustedIssuer development(Secret secret, LongSupplier nanoTime) {
        return new TrustedIssuer(
                DevIssuer.NAME,
                Audience.of(DevIssuer.AUDIENCE),
                Set.of(DevIssuer.ALGORITHM),
                SigningKeys.fixed(DevIssuer.key(secret)),
                TenantScope.EVERY_TENANT,
                Map.of(DevIssuer.AUDIENCE, new ClaimReader(ClaimPaths.DEFAULT, DevIssuer.AUDIENCE, VendorScope.PLAIN)),
                "",
                new ClockSkewMonitor(DevIssuer.NAME, nanoTime));
    }

    private static Map<String, ClaimReader> readers(IssuerSettings settings) {
        Map<String, ClaimReader> readers = new HashMap<>();
        for (String audience : settings.audience().accepted()) {
            readers.put(audience, new ClaimReader(settings.claims(), audience, settings.vendors()));
        }
        return Map.copyOf(readers);
    }

    private static SigningKeys keys(IssuerSettings settings, Publishing publishing) {
        KeySource source = settings.keys();
        if (source instanceof KeySource.FixedKey fixed) return SigningKeys.fixed(fixed.key());
        JwksEndpoint endpoint = source instanceof KeySource.JwksUri jwks
                ? () -> publishing.provider().get(jwks.uri())
                : new DiscoveredJwksEndpoint(settings.issuer(), publishing.provider(), publishing.nanoTime());
        return new JwksCache(
                settings.issuer(), endpoint, settings.keysMaxAge(), publishing.places(), publishing.nanoTime());
    }
}
