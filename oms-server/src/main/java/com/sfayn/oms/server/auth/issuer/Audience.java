package com.sfayn.oms.server.auth.issuer;

import java.util.List;

/**
 * The audience that an issuer's tokens must have.
 *
 * @param claim the only claim that is read for it
 * @param accepted at least one name, compared exactly; the claim must contain one of them
 */
public record Audience(Claim claim, List<String> accepted) {
    /** The claims that name the API that a token is for, or the client that requested it. */
    public enum Claim {
        /** The APIs that the token is for; a string or a list. */
        AUD("aud"),
        /** The client that requested the token. Keycloak sets only this by default. */
        AZP("azp"),
        /** The client that requested the token, in Cognito. */
        CLIENT_ID("client_id");

        private final String claimName;

        Claim(String claimName) {
            this.claimName = claimName;
        }

        /** Returns its name in tokens and settings. */
        public String claimName() {
            return claimName;
        }
    }

    public Audience {
        accepted = List.copyOf(accepted);
        if (accepted.isEmpty()) throw new IllegalArgumentException("An audience needs at least one name.");
    }

    /** Returns an audience with one name that {@code aud} must contain. */
    public static Audience of(String name) {
        return new Audience(Claim.AUD, List.of(name));
    }
}
