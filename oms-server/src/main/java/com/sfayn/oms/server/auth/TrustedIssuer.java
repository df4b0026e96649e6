package com.sfayn.oms.server.auth;

import com.sfayn.oms.server.config.ClaimPaths;
import com.sfayn.oms.server.config.IssuerSettings;
import com.sfayn.oms.server.config.KeySource;
import com.sfayn.oms.server.config.Secret;
import com.sfayn.oms.server.config.TenantScope;
import java.time.Clock;
import java.util.Set;

/** An issuer with all that is needed to judge its tokens. */
record TrustedIssuer(
        String name,
        String audience,
        Set<String> algorithms,
        SigningKeys keys,
        TenantScope tenants,
        ClaimReader claims,
        String subjectPrefix) {
    static TrustedIssuer of(IssuerSettings settings, ProviderClient provider, Clock clock) {
        return new TrustedIssuer(
                settings.issuer(),
                settings.audience(),
                settings.algorithms(),
                keys(settings, provider, clock),
                settings.tenants(),
                new ClaimReader(settings.claims(), settings.audience()),
                settings.subjectPrefix());
    }

    static TrustedIssuer development(Secret secret) {
        return new TrustedIssuer(
                DevIssuer.NAME,
                DevIssuer.AUDIENCE,
                Set.of(DevIssuer.ALGORITHM),
                SigningKeys.fixed(DevIssuer.key(secret)),
                TenantScope.EVERY_TENANT,
                new ClaimReader(ClaimPaths.DEFAULT, DevIssuer.AUDIENCE),
                "");
    }

    private static SigningKeys keys(IssuerSettings settings, ProviderClient provider, Clock clock) {
        KeySource source = settings.keys();
        if (source instanceof KeySource.FixedKey fixed) return SigningKeys.fixed(fixed.key());
        KeyDocument document = source instanceof KeySource.JwksUri jwks
                ? () -> provider.get(jwks.uri())
                : new DiscoveredKeyDocument(settings.issuer(), provider);
        return new RemoteKeys(settings.issuer(), document, clock);
    }
}
