package com.sfayn.oms.application.port.user;

import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import java.time.Instant;
import java.util.Set;

/** Stores grants: which user has which permission. */
public interface GrantRepository {
    /**
     * Makes these permissions the user's active grants, and all others inactive, unless something newer is stored.
     * Permissions that an admin revoked remain revoked.
     *
     * @param stamp the source and time of the change
     * @return the user's access afterwards
     */
    UserAccess replace(String user, Set<Permission> permissions, SourceStamp stamp);

    /** Revokes the permissions, whatever other sources grant, until an admin restores them. */
    void revoke(String user, Set<Permission> permissions, Instant at);

    /** Ends a revocation. The user then has what the sources granted last. */
    void restore(String user, Set<Permission> permissions, Instant at);
}
