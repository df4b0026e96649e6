package com.sfayn.oms.application.core;

import com.sfayn.oms.domain.parsing.LengthRule;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.Set;

/**
 * Identifies the user who makes a call. It is trusted: the server creates it from a verified token, an embedder from
 * its own login.
 *
 * @param user the subject, as in the identity provider's token (with the issuer's prefix, if it has one); never blank,
 *     at most 255 characters
 * @param roles at least one
 */
public record Actor(TenantId tenant, String user, Set<Role> roles, Claims claims) {
    /** Longest accepted user, in characters. */
    public static final int MAX_LENGTH = LengthRule.SHORT;

    public Actor {
        if (user == null || user.isBlank()) throw new IllegalArgumentException("The user is blank.");
        if (user.length() > MAX_LENGTH || user.indexOf(0) >= 0) {
            throw new IllegalArgumentException(
                    "The user is longer than " + MAX_LENGTH + " characters, or contains the character U+0000.");
        }
        if (roles.isEmpty()) throw new IllegalArgumentException("The user has no role.");
        roles = Set.copyOf(roles);
    }

    /** An actor without claims. */
    public static Actor of(TenantId tenant, String user, Role... roles) {
        return new Actor(tenant, user, Set.of(roles), Claims.NONE);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** The vendor that the actor acts for: the vendor claim, or the user id if there is no claim. */
    public String vendorId() {
        return claims.vendorId() == null ? user : claims.vendorId();
    }
}
