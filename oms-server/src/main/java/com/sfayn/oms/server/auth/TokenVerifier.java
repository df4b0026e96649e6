package com.sfayn.oms.server.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Claims;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.auth.TrustedIssuer.Publishing;
import com.sfayn.oms.server.auth.issuer.IssuerSettings;
import com.sfayn.oms.server.auth.issuer.TrustSettings;
import com.sfayn.oms.server.auth.keys.KeysUnavailableException;
import com.sfayn.oms.server.auth.token.AccessTokenCheck;
import com.sfayn.oms.server.auth.token.ClaimReader;
import com.sfayn.oms.server.auth.token.CompactToken;
import com.sfayn.oms.server.auth.token.DevIssuer;
import com.sfayn.oms.server.auth.token.TokenNotCurrentException;
import com.sfayn.oms.server.auth.token.TokenRejectedException;
import com.sfayn.oms.server.auth.token.TokenTimes;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Verifies a bearer token and returns its actor. Creating a verifier needs no network: issuers' keys are fetched by
 * {@link #renewKeys}, or when they are first needed. Thread-safe.
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
     * Creates a verifier that trusts the issuers of the settings.
     *
     * @throws com.sfayn.oms.server.config.SettingsException if they name none
     */
    public static TokenVerifier of(TrustSettings settings, Clock clock) {
        return of(settings, clock, System::nanoTime);
    }

    /** @param nanoTime a monotonic clock, for the age of keys */
    static TokenVerifier of(TrustSettings settings, Clock clock, LongSupplier nanoTime) {
        settings.requireTrustedIssuer();
        Publishing publishing = Publishing.with(nanoTime);
        Map<String, TrustedIssuer> issuers = new HashMap<>();
        for (IssuerSettings issuer : settings.issuers()) {
            issuers.put(issuer.issuer(), TrustedIssuer.of(issuer, publishing));
        }
        settings.devSecret()
                .ifPresent(secret -> issuers.put(DevIssuer.NAME, TrustedIssuer.development(secret, nanoTime)));
        return new TokenVerifier(issuers, settings.tenant(), clock);
    }

    /**
     * Verifies a token.
     *
     * @param bearerToken the token after {@code Bearer}, without spaces
     * @throws TokenRejectedException if the token is not accepted for any reason
     * @throws KeysUnavailableException if the token can't be verified now, because its issuer does not answer
     */
    public Actor verify(String bearerToken) throws TokenRejectedException {
        CompactToken token = CompactToken.read(bearerToken);
        ObjectNode claims = token.claims();
        TrustedIssuer issuer = issuer(claims);
        Instant issued = checkSignatureAndTimes(token, claims, issuer);
        String audience = AccessTokenCheck.audience(token.header(), claims, issuer.audience());
        ClaimReader reader = issuer.claims().get(audience);
        String user = user(issuer, reader.subject(claims));
        TenantId tenant = tenant(issuer, reader.tenants(claims));
        Set<Role> roles = reader.roles(claims);
        Claims others = reader.others(claims, issued);
        return new Actor(tenant, user, roles, others);
    }

    private static String user(TrustedIssuer issuer, String subject) throws TokenRejectedException {
        String user = issuer.subjectPrefix() + subject;
        if (user.length() <= Actor.MAX_LENGTH) return user;
        throw new TokenRejectedException(
                "The issuer's prefix and the sub together have more than " + Actor.MAX_LENGTH + " characters.");
    }

    /** Starts fetching keys that are due for renewal, without waiting. Must be called regularly. */
    public void renewKeys() {
        issuers.values().forEach(issuer -> issuer.keys().renew());
    }

    /**
     * Whether the tokens of at least one issuer can be verified now. An issuer that is down must not affect the tenants
     * of other issuers.
     */
    public boolean hasKeys() {
        return issuers.values().stream().anyMatch(issuer -> issuer.keys().areKnown());
    }

    /** @return when the token was issued, or null if it has no {@code iat} */
    private Instant checkSignatureAndTimes(CompactToken token, ObjectNode claims, TrustedIssuer issuer)
            throws TokenRejectedException {
        Instant now = clock.instant();
        try {
            signatures.verify(token, issuer.algorithms(), issuer.keys());
            Instant issued = TokenTimes.check(claims, now);
            issuer.clocks().accepted();
            return issued;
        } catch (TokenNotCurrentException e) {
            issuer.clocks().refused(e, now);
            throw e;
        }
    }

    private TrustedIssuer issuer(ObjectNode claims) throws TokenRejectedException {
        JsonNode name = claims.get("iss");
        if (name == null || !name.isTextual()) throw new TokenRejectedException("The token has no iss.");
        TrustedIssuer issuer = issuers.get(name.textValue());
        if (issuer == null) throw new TokenRejectedException("The issuer " + name + " is not trusted.");
        return issuer;
    }

    private TenantId tenant(TrustedIssuer issuer, Set<TenantId> claimed) throws TokenRejectedException {
        if (claimed.size() > 1) return onlyPossible(issuer, claimed);
        TenantId tenant = claimed.stream()
                .findFirst()
                .or(() -> single)
                .orElseThrow(() -> new TokenRejectedException("The token names no tenant."));
        if (!isServed(tenant)) {
            throw new TokenRejectedException(
                    "The token is for the tenant " + tenant + ", which this server does not serve.");
        }
        if (!issuer.tenants().contains(tenant)) {
            throw new TokenRejectedException(
                    "The issuer " + issuer.name() + " may not act for the tenant " + tenant + ".");
        }
        return tenant;
    }

    /** Several tenants are ambiguous unless the settings allow only one of them. */
    private TenantId onlyPossible(TrustedIssuer issuer, Set<TenantId> claimed) throws TokenRejectedException {
        List<TenantId> possible = claimed.stream()
                .filter(this::isServed)
                .filter(issuer.tenants()::contains)
                .toList();
        if (possible.size() == 1) return possible.get(0);
        throw new TokenRejectedException(
                possible.isEmpty()
                        ? "The issuer " + issuer.name() + " may not act for any of the tenants " + claimed
                                + " on this server."
                        : "The token names several possible tenants, " + possible + "; it must name one.");
    }

    private boolean isServed(TenantId tenant) {
        return single.isEmpty() || single.get().equals(tenant);
    }
}
