package com.sfayn.oms.server.auth;

import java.time.Duration;
import java.util.Set;

/**
 * Somebody whose tokens are trusted.
 *
 * @param issuer the tokens' {@code iss}, compared exactly
 * @param audience for whom the tokens must be
 * @param algorithms signature algorithms by their JOSE names, never a symmetric one
 * @param tenants whom the issuer may speak for
 * @param subjectPrefix put before every {@code sub}, so that two issuers' users can't be mistaken for each other; or ""
 * @param vendors which vendors the issuer may speak for
 * @param keysMaxAge how long fetched keys are trusted while the issuer does not confirm them; positive
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
    /** The name that the development issuer has to itself. */
    public static final String DEV_ISSUER = "oms-dev";

    /** Accepted unless the settings say otherwise. */
    public static final Set<String> DEFAULT_ALGORITHMS = Set.of("RS256", "ES256");

    /** A day: longer than most outages, shorter than a key that was withdrawn should live. */
    public static final Duration DEFAULT_KEYS_MAX_AGE = Duration.ofHours(24);

    public IssuerSettings {
        algorithms = Set.copyOf(algorithms);
        if (keysMaxAge.isNegative() || keysMaxAge.isZero()) {
            throw new IllegalArgumentException("Keys are trusted for a positive time, not for " + keysMaxAge + ".");
        }
    }

    /** With one name that {@code aud} must contain, of vendors by their plain ids, with the default for keys. */
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
