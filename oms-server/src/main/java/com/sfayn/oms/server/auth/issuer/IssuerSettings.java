package com.sfayn.oms.server.auth.issuer;

import java.time.Duration;
import java.util.Set;

/**
 * A trusted token issuer.
 *
 * @param issuer the tokens' {@code iss}, compared exactly
 * @param audience the audience that the tokens must have
 * @param algorithms JOSE names of the accepted signature algorithms; never symmetric ones
 * @param tenants the tenants that the issuer may act for
 * @param subjectPrefix prepended to every {@code sub}, so that user ids of two issuers can't collide; may be empty
 * @param vendors the vendors that the issuer may act for
 * @param keysMaxAge how long fetched keys are trusted if the issuer can't be reached; positive
 */
public record IssuerSettings(
        String issuer,
        Audience audience,
        KeySource keys,
        Set<String> algorithms,
        TenantScope tenants,
        ClaimPaths claims,
        String subjectPrefix,
        VendorScope vendors,
        Duration keysMaxAge) {
    /** The reserved name of the development issuer. */
    public static final String DEV_ISSUER = "oms-dev";

    /** The algorithms that are accepted by default. */
    public static final Set<String> DEFAULT_ALGORITHMS = Set.of("RS256", "ES256");

    /** One day: longer than most outages, but short enough for withdrawn keys. */
    public static final Duration DEFAULT_KEYS_MAX_AGE = Duration.ofHours(24);

    public IssuerSettings {
        algorithms = Set.copyOf(algorithms);
        if (keysMaxAge.isNegative() || keysMaxAge.isZero()) {
            throw new IllegalArgumentException("The maximum age of keys must be positive, not " + keysMaxAge + ".");
        }
    }

    /** Creates settings with one {@code aud}, no vendor prefix, and the default maximum age of keys. */
    public IssuerSettings(
            String issuer,
            String audience,
            KeySource keys,
            Set<String> algorithms,
            TenantScope tenants,
            ClaimPaths claims,
            String subjectPrefix) {
        this(
                issuer,
                Audience.of(audience),
                keys,
                algorithms,
                tenants,
                claims,
                subjectPrefix,
                VendorScope.PLAIN,
                DEFAULT_KEYS_MAX_AGE);
    }
}
