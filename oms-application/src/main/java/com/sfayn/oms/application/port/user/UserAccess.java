package com.sfayn.oms.application.port.user;

import com.sfayn.oms.application.core.Permission;
import java.util.Optional;
import java.util.Set;

/**
 * What is on record of a user.
 *
 * @param known whether there is any grant of theirs, active or not
 * @param granted permissions with an active grant
 * @param revoked permissions that an admin took away; they hold against every other source of grants
 * @param customerId of the active customer snapshot that names the user
 * @param idOfAnotherUsersCustomer whether a customer whose id is the user's own name belongs to another user: then the
 *     name alone does not make this user that customer
 */
public record UserAccess(
        boolean known,
        Set<Permission> granted,
        Set<Permission> revoked,
        Optional<String> customerId,
        boolean idOfAnotherUsersCustomer) {
    public UserAccess {
        granted = Set.copyOf(granted);
        revoked = Set.copyOf(revoked);
    }

    /** Whether the user can't be told from another one's customer. */
    public boolean isMistakable() {
        return idOfAnotherUsersCustomer && customerId.isEmpty();
    }
}
