package com.sfayn.oms.application.user;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.user.GrantRepository;
import com.sfayn.oms.domain.refusal.InvalidInput;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Revokes permissions of a user of the tenant, from the user's next request until {@link RestorePermissions}, whatever
 * logins, tokens and settings grant.
 *
 * <p>Refuses a caller without the permission, unknown permissions, and an admin who could then not undo it.
 */
public final class RevokePermissions {
    private final GrantChanges changes;

    public RevokePermissions(Storage storage, Callers callers, Clock clock) {
        this.changes = new GrantChanges(storage, callers, clock);
    }

    public Answer<UserPermissions> handle(Actor actor, PermissionsCommand command) {
        return changes.make(actor, "REVOKE_PERMISSIONS", command, new GrantChanges.Change() {
            @Override
            public Optional<InvalidInput> refusal(Set<Permission> permissions) {
                return lockingOut(actor, command, permissions);
            }

            @Override
            public void write(GrantRepository grants, Set<Permission> permissions, Instant now) {
                grants.revoke(command.userId(), permissions, now);
            }
        });
    }

    private static Optional<InvalidInput> lockingOut(
            Actor actor, PermissionsCommand command, Set<Permission> permissions) {
        boolean own = command.userId().equals(actor.user()) && permissions.contains(Permission.MANAGE_GRANTS);
        return own
                ? Optional.of(new InvalidInput(
                        "This would revoke your own " + Permission.MANAGE_GRANTS.id()
                                + ", and you could not restore it. Name the permissions without it, or"
                                + " let another admin do it.",
                        List.of("permissions")))
                : Optional.empty();
    }
}
