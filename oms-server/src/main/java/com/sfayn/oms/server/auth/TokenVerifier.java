package com.sfayn.oms.server.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Claims;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.auth.TrustedIssuer.Publishing;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Turns a bearer token into the actor that it proves. Making one needs no network: issuers' keys are fetched by
 * {@link #renewKeys}, or when they are first needed. Safe for use by many threads.
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
    public static TokenVerifier of(TrustSettings settings, Clock clock) {
        return of(settings, clock, System::nanoTime);
    }

    /** @param nanoTime a clock that nobody sets, for what is said of keys */
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
     * Judges a token.
     *
     * @param bearerToken what stands behind {@code Bearer}, without spaces
     * @throws TokenRejectedException if it is not acceptable for whatever reason
     * @throws KeysUnavailableException if that can't be told now, since its issuer does not answer
     */
    public Actor verify(String bearerToken) throws TokenRejectedException {
        CompactToken token = CompactToken.read(bearerToken);
        ObjectNode claims = token.claims();
        TrustedIssuer issuer = issuer(claims);
        Instant issued = signedInTime(token, claims, issuer);
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
                "The sub and the issuer's prefix have more than " + Actor.MAX_LENGTH + " characters.");
    }

    /** Asks issuers for their keys where it is time to, without waiting for an answer. To be called now and then. */
    public void renewKeys() {
        issuers.values().forEach(issuer -> issuer.keys().renew());
    }

    /**
     * Whether the tokens of at least one issuer can be checked now. Others of them may be down: the tenants of one issuer
     * are not to suffer from that of another.
     */
    public boolean hasKeys() {
        return issuers.values().stream().anyMatch(issuer -> issuer.keys().areKnown());
    }

    /** @return when the token was issued, or null if it does not say */
    private Instant signedInTime(CompactToken token, ObjectNode claims, TrustedIssuer issuer)
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
                    "The token is for the tenant " + tenant + ", not for the one that is served.");
        }
        if (!issuer.tenants().contains(tenant)) {
            throw new TokenRejectedException(
                    "The issuer " + issuer.name() + " may not speak for the tenant " + tenant + ".");
        }
        return tenant;
    }

    /** Of several tenants, one is meant only where the settings leave no other. */
    private TenantId onlyPossible(TrustedIssuer issuer, Set<TenantId> claimed) throws TokenRejectedException {
        List<TenantId> possible = claimed.stream()
                .filter(this::isServed)
                .filter(issuer.tenants()::contains)
                .toList();
        if (possible.size() == 1) return possible.get(0);
        throw new TokenRejectedException(
                possible.isEmpty()
                        ? "The issuer " + issuer.name() + " may not speak for any of the tenants " + claimed + " here."
                        : "The token names several tenants, " + possible + ", so that none of them is meant.");
    }

    private boolean isServed(TenantId tenant) {
        return single.isEmpty() || single.get().equals(tenant);
    }
}
