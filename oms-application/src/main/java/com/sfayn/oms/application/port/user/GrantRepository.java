package com.sfayn.oms.application.port.user;

import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import java.time.Instant;
import java.util.Set;

/** The grants on record: which user has which permission. */
public interface GrantRepository {
    /**
     * Makes these the user's active grants and all others of theirs inactive, unless something newer is on record. What
     * an admin revoked stays revoked.
     *
     * @param stamp who says so, and when
     * @return the user's access afterwards
     */
    UserAccess replace(String user, Set<Permission> permissions, SourceStamp stamp);

    /** An admin's word: takes the permissions away until they are restored, whatever other sources say. */
    void revoke(String user, Set<Permission> permissions, Instant at);

    /** Lifts a revocation; the grants are then as their sources last said. */
    void restore(String user, Set<Permission> permissions, Instant at);
}
