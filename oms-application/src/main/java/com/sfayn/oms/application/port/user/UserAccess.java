package com.sfayn.oms.application.port.user;

import com.sfayn.oms.application.core.Permission;
import java.util.Optional;
import java.util.Set;

/**
 * A user's stored grants and customer.
 *
 * @param known whether the user has any grant, active or not
 * @param granted permissions with an active grant
 * @param revoked permissions that an admin revoked; they override every other source of grants
 * @param customerId id of the active customer snapshot that names the user
 * @param idOfAnotherUsersCustomer whether the user's name is the id of a customer that belongs to another user; the
 *     name alone then does not make this user that customer
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

    /** Returns whether the user could be confused with the customer of another user. */
    public boolean isMistakable() {
        return idOfAnotherUsersCustomer && customerId.isEmpty();
    }
}
