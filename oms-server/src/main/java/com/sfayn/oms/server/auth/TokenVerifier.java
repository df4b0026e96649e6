package com.sfayn.oms.server.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sfayn.oms.application.Actor;
import com.sfayn.oms.application.Claims;
import com.sfayn.oms.application.Role;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.config.IssuerSettings;
import com.sfayn.oms.server.config.ServerSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns a bearer token into the actor that it proves. Fetches issuers' keys when they are first needed, so that making
 * one needs no network. Safe for use by many threads.
 */
public final class TokenVerifier {
    private final Map<String, TrustedIssuer> issuers;
    private final Optional<TenantId> single;
    private final SignatureCheck signatures;
    private final Clock clock;

    private TokenVerifier(Map<String, TrustedIssuer> issuers, Optional<TenantId> single, Clock clock) {
        this.issuers = Map.copyOf(issuers);
        this.single = single;
        this.signatures = new SignatureCheck(clock);
        this.clock = clock;
    }

    /**
     * Trusts the issuers of the settings.
     *
     * @throws com.sfayn.oms.server.config.SettingsException if they name none
     */
    public static TokenVerifier of(ServerSettings settings, Clock clock) {
        settings.requireTrustedIssuer();
        ProviderClient provider = new ProviderClient();
        Map<String, TrustedIssuer> issuers = new HashMap<>();
        for (IssuerSettings issuer : settings.issuers()) {
            issuers.put(issuer.issuer(), TrustedIssuer.of(issuer, provider, clock));
        }
        settings.devSecret().ifPresent(secret -> issuers.put(DevIssuer.NAME, TrustedIssuer.development(secret)));
        return new TokenVerifier(issuers, settings.tenant(), clock);
    }

    /**
     * Judges a token.
     *
     * @param bearerToken what stands behind {@code Bearer}, without spaces
     * @throws TokenRejected if it is not acceptable for whatever reason
     * @throws KeysUnavailableException if that can't be told now, since its issuer does not answer
     */
    public Actor verify(String bearerToken) throws TokenRejected {
        CompactToken token = CompactToken.read(bearerToken);
        ObjectNode claims = token.claims();
        TrustedIssuer issuer = issuer(claims);
        signatures.verify(token, issuer.algorithms(), issuer.keys());
        Instant issued = TokenTimes.check(claims, clock.instant());
        AccessTokenCheck.check(token.header(), claims, issuer.audience());
        ClaimReader reader = issuer.claims();
        String user = issuer.subjectPrefix() + reader.subject(claims);
        TenantId tenant = tenant(issuer, reader.tenant(claims));
        Set<Role> roles = reader.roles(claims);
        Claims others = reader.others(claims, issued);
        return new Actor(tenant, user, roles, others);
    }

    private TrustedIssuer issuer(ObjectNode claims) throws TokenRejected {
        JsonNode name = claims.get("iss");
        if (name == null || !name.isTextual()) throw new TokenRejected("The token has no iss.");
        TrustedIssuer issuer = issuers.get(name.textValue());
        if (issuer == null) throw new TokenRejected("The issuer " + name + " is not trusted.");
        return issuer;
    }

    private TenantId tenant(TrustedIssuer issuer, Optional<TenantId> claimed) throws TokenRejected {
        TenantId tenant = claimed.or(() -> single).orElseThrow(() -> new TokenRejected("The token names no tenant."));
        if (single.isPresent() && !single.get().equals(tenant)) {
            throw new TokenRejected("The token is for the tenant " + tenant + ", not for the one that is served.");
        }
        if (!issuer.tenants().contains(tenant)) {
            throw new TokenRejected("The issuer " + issuer.name() + " may not speak for the tenant " + tenant + ".");
        }
        return tenant;
    }
}
