package com.sfayn.oms.server.config;

import java.util.Set;

/**
 * Somebody whose tokens are trusted.
 *
 * @param issuer the tokens' {@code iss}, compared exactly
 * @param audience what the tokens' {@code aud} must contain
 * @param algorithms signature algorithms by their JOSE names, never a symmetric one
 * @param tenants whom the issuer may speak for
 * @param subjectPrefix put before every {@code sub}, so that two issuers' users can't be mistaken for each other; or ""
 */
public record IssuerSettings(
        String issuer,
        String audience,
        KeySource keys,
        Set<String> algorithms,
        TenantScope tenants,
        ClaimPaths claims,
        String subjectPrefix) {
    /** The name that the development issuer has to itself. */
    public static final String DEV_ISSUER = "oms-dev";

    /** Accepted unless the settings say otherwise. */
    public static final Set<String> DEFAULT_ALGORITHMS = Set.of("RS256", "ES256");

    public IssuerSettings {
        algorithms = Set.copyOf(algorithms);
    }
}
