package com.sfayn.oms.application.user;

import java.util.List;

/**
 * What a user may do, as far as that does not depend on the roles of their token.
 *
 * @param permissions granted and not revoked, as ids, sorted
 * @param revoked taken away by an admin, whoever grants them, as ids, sorted
 * @param replayed whether the idempotency key had been used with the same input before
 */
public record UserPermissions(String userId, List<String> permissions, List<String> revoked, boolean replayed) {
    public UserPermissions {
        permissions = List.copyOf(permissions);
        revoked = List.copyOf(revoked);
    }
}
