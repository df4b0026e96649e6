package com.sfayn.oms.application.user;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.port.Storage;
import java.time.Clock;

/** Undoes {@link RevokePermissions}. The user then has the permissions that their sources last granted, if any. */
public final class RestorePermissions {
    private final GrantChanges changes;

    public RestorePermissions(Storage storage, Callers callers, Clock clock) {
        this.changes = new GrantChanges(storage, callers, clock);
    }

    public Answer<UserPermissions> handle(Actor actor, PermissionsCommand command) {
        return changes.make(
                actor,
                "RESTORE_PERMISSIONS",
                command,
                (grants, permissions, now) -> grants.restore(command.userId(), permissions, now));
    }
}
