package com.sfayn.oms.application.port;

import com.sfayn.oms.application.Permission;
import java.util.Optional;
import java.util.Set;

/**
 * What is on record of a user.
 *
 * @param known whether there is any grant of theirs, active or not
 * @param granted permissions with an active grant
 * @param revoked permissions that an admin took away; they hold against every other source of grants
 * @param customerId of the active customer snapshot that names the user
 */
public record UserAccess(boolean known, Set<Permission> granted, Set<Permission> revoked, Optional<String> customerId) {
    public UserAccess {
        granted = Set.copyOf(granted);
        revoked = Set.copyOf(revoked);
    }
}
