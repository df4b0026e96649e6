package com.sfayn.oms.application.core;

import java.time.Instant;

/**
 * What the identity provider says of a user beside name and roles. Each is null where it says nothing.
 *
 * @param vendorId the vendor that the user acts for
 * @param issuedAt when the provider said all this: the source time of what is copied from it
 */
public record Claims(String vendorId, String email, String firstName, String lastName, Instant issuedAt) {
    /** Nothing is said. */
    public static final Claims NONE = new Claims(null, null, null, null, null);
}
