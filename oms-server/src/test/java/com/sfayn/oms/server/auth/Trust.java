package com.sfayn.oms.server.auth;

import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.admission.Shares;
import com.sfayn.oms.server.auth.issuer.ClaimPaths;
import com.sfayn.oms.server.auth.issuer.IssuerSettings;
import com.sfayn.oms.server.auth.issuer.KeySource;
import com.sfayn.oms.server.auth.issuer.TenantScope;
import com.sfayn.oms.server.auth.issuer.UserSync;
import com.sfayn.oms.server.config.LogFormat;
import com.sfayn.oms.server.config.Secret;
import com.sfayn.oms.server.database.DatabaseSettings;
import com.sfayn.oms.server.deployment.ServerSettings;
import com.sfayn.oms.server.http.HttpSettings;
import com.sfayn.oms.server.outbound.EndpointSettings;
import com.sfayn.oms.server.outbound.FeedSettings;
import com.sfayn.oms.server.payment.PaymentAccounts;
import com.sfayn.oms.server.webhook.WebhookSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The trust settings of a test's server. */
final class Trust {
    static final String ISSUER = "https://id.example";
    static final String AUDIENCE = "oms-api";
    static final Secret SECRET = new Secret("gYyxU92MCcCTkDkLHS+W3at5/go1JCMIgCafyg+iYGs=");

    private Trust() {}

    static ServerSettings in(IssuerSettings... issuers) {
        return settings(Optional.empty(), Optional.empty(), issuers);
    }

    static ServerSettings inDevelopment() {
        return settings(Optional.of(SECRET), Optional.empty());
    }

    static ServerSettings inSingleTenant(String tenant, IssuerSettings... issuers) {
        return settings(Optional.empty(), Optional.of(new TenantId(tenant)), issuers);
    }

    static ServerSettings settings(Optional<Secret> devSecret, Optional<TenantId> tenant, IssuerSettings... issuers) {
        return new ServerSettings(
                HttpSettings.DEFAULT,
                DatabaseSettings.at("jdbc:h2:mem:"),
                LogFormat.TEXT,
                devSecret,
                List.of(issuers),
                tenant,
                UserSync.REQUIRED,
                List.of(),
                Map.of(),
                TenantSettings.DEFAULT,
                PaymentAccounts.NONE,
                Optional.empty(),
                WebhookSettings.NONE,
                EndpointSettings.DEFAULT,
                FeedSettings.DEFAULT,
                new Shares(1, 1, 1, 1, 1, 1, 1));
    }

    /** Publishes one RSA key and may act for t-1 and t-2. */
    static IssuerSettings issuer() {
        return issuer(new KeySource.FixedKey(TokenForge.RSA.getPublic()));
    }

    static IssuerSettings issuer(KeySource keys) {
        return issuer(ISSUER, keys, ClaimPaths.DEFAULT, "");
    }

    static IssuerSettings issuer(ClaimPaths claims) {
        return issuer(ISSUER, new KeySource.FixedKey(TokenForge.RSA.getPublic()), claims, "");
    }

    static IssuerSettings issuer(String name, KeySource keys, ClaimPaths claims, String prefix) {
        return new IssuerSettings(
                name,
                AUDIENCE,
                keys,
                Set.of("RS256", "ES256", "EdDSA"),
                TenantScope.of(new TenantId("t-1"), new TenantId("t-2")),
                claims,
                prefix);
    }
}
