package com.sfayn.oms.application.core;

import java.time.Instant;

/**
 * Holds what the identity provider's token says about a user besides id and roles. Missing claims are null.
 *
 * @param vendorId the vendor that the user acts for
 * @param issuedAt when the token was issued: the source time of data copied from it
 */
public record Claims(String vendorId, String email, String firstName, String lastName, Instant issuedAt) {
    /** No claims. */
    public static final Claims NONE = new Claims(null, null, null, null, null);
}
