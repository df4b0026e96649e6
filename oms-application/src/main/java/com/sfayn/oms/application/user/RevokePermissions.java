package com.sfayn.oms.application.user;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.core.RequestRefusal.InvalidInput;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.port.Storage;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An admin takes permissions away from a user of the tenant: from the user's next call on, and whatever logins, tokens
 * and settings grant, until {@link RestorePermissions} gives them back.
 *
 * <p>Refuses who may not, permissions that there are not, and an admin who would lock themselves out of undoing it.
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
            public void write(GrantChanges.Scene context) {
                context.store().grants().revoke(command.userId(), context.permissions(), context.now());
            }
        });
    }

    private static Optional<InvalidInput> lockingOut(
            Actor actor, PermissionsCommand command, Set<Permission> permissions) {
        boolean own = command.userId().equals(actor.user()) && permissions.contains(Permission.MANAGE_GRANTS);
        return own
                ? Optional.of(new InvalidInput(
                        "This would take " + Permission.MANAGE_GRANTS.id()
                                + " from yourself, and you could not restore it. Name the permissions without it, or"
                                + " let another admin do it.",
                        List.of("permissions")))
                : Optional.empty();
    }
}
