package com.sfayn.oms.application.access;

import com.sfayn.oms.application.Actor;
import com.sfayn.oms.application.Answer;
import com.sfayn.oms.application.Permission;
import com.sfayn.oms.application.port.Storage;

/** Tells whether an actor may do something now, for what has no other use case to ask first. */
public final class CheckPermission {
    private final Storage storage;
    private final Callers callers;

    public CheckPermission(Storage storage, Callers callers) {
        this.storage = storage;
        this.callers = callers;
    }

    /** The caller that the actor is, or why not: not synced, or without the permission by role and by grant. */
    public Answer<Caller> handle(Actor actor, Permission permission) {
        return storage.inTransaction(
                actor.tenant(), store -> callers.permitted(store, actor, store.access(actor.user()), permission));
    }
}
