package com.sfayn.oms.application.user;

import java.util.List;

/**
 * A user's permissions, as far as they do not depend on the roles of their token.
 *
 * @param permissions granted and not revoked, as ids, sorted
 * @param revoked revoked by an admin, as ids, sorted
 * @param replayed whether the idempotency key was used before with the same input
 */
public record UserPermissions(String userId, List<String> permissions, List<String> revoked, boolean replayed) {
    public UserPermissions {
        permissions = List.copyOf(permissions);
        revoked = List.copyOf(revoked);
    }
}
