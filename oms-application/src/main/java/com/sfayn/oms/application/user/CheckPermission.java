package com.sfayn.oms.application.user;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.internal.access.Caller;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.port.Storage;

/** Checks a permission of an actor, where no other use case does. */
public final class CheckPermission {
    private final Storage storage;
    private final Callers callers;

    public CheckPermission(Storage storage, Callers callers) {
        this.storage = storage;
        this.callers = callers;
    }

    /** Returns the caller; refuses an actor that is not synced, or lacks the permission by role and by grant. */
    public Answer<Caller> handle(Actor actor, Permission permission) {
        return storage.inTransaction(
                actor.tenant(), store -> callers.permitted(store, actor, store.access(actor.user()), permission));
    }
}
