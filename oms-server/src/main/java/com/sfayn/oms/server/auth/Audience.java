package com.sfayn.oms.server.auth;

import java.util.List;

/**
 * For whom an issuer's tokens must be.
 *
 * @param claim the one claim that says it; no other is looked at
 * @param accepted at least one name, compared exactly; the claim must hold one of them
 */
public record Audience(Claim claim, List<String> accepted) {
    /** The claims that can say for whom, or by whose request, a token was issued. */
    public enum Claim {
        /** The APIs that the token is for; a text or a list. */
        AUD("aud"),
        /** The client that asked for the token. Stock Keycloak says no more than this. */
        AZP("azp"),
        /** The client that asked for the token, as Cognito calls it. */
        CLIENT_ID("client_id");

        private final String claimName;

        Claim(String claimName) {
            this.claimName = claimName;
        }

        /** As tokens and settings write it. */
        public String claimName() {
            return claimName;
        }
    }

    public Audience {
        accepted = List.copyOf(accepted);
        if (accepted.isEmpty()) throw new IllegalArgumentException("An audience needs at least one name.");
    }

    /** What a token's {@code aud} must contain. */
    public static Audience of(String name) {
        return new Audience(Claim.AUD, List.of(name));
    }
}
