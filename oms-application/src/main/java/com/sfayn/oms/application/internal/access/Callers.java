package com.sfayn.oms.application.internal.access;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.FixedGrant;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.core.RequestRefusal.Forbidden;
import com.sfayn.oms.application.core.RequestRefusal.UserNotSynced;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.user.UserAccess;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Computes a caller's permissions from the roles of their token, stored grants and fixed grants. */
public final class Callers {
    private final List<FixedGrant> fixedGrants;
    private final FirstCall firstCall;

    /** Handles the first call of a user without stored grants. */
    @FunctionalInterface
    public interface FirstCall {
        /** Returns the user's access from now on; {@code unknown} itself if users must call {@code syncUser}. */
        UserAccess handle(TenantStore store, Actor actor, UserAccess unknown);

        /** Users must call {@code syncUser} first. */
        static FirstCall syncRequired() {
            return (store, actor, unknown) -> unknown;
        }
    }

    public Callers(List<FixedGrant> fixedGrants, FirstCall firstCall) {
        this.fixedGrants = List.copyOf(fixedGrants);
        this.firstCall = firstCall;
    }

    /** Returns the caller, or a refusal if they lack the permission. */
    public Answer<Caller> permitted(TenantStore store, Actor actor, UserAccess stored, Permission permission) {
        Set<Permission> fixed = fixed(actor);
        UserAccess access = stored.known() || !fixed.isEmpty() ? stored : firstCall.handle(store, actor, stored);
        if (!access.known() && fixed.isEmpty()) return Answer.refused(new UserNotSynced());
        if (actor.is(Role.CUSTOMER) && access.isMistakable()) return Answer.refused(mistakable(actor));
        Caller caller = caller(actor, access, fixed);
        return caller.may(permission) ? Answer.of(caller) : Answer.refused(Forbidden.missing(permission));
    }

    /** Refuses customer actions of a user whose id is also the customer id of another user. */
    public static Forbidden mistakable(Actor actor) {
        return new Forbidden("The customer " + Excerpt.text(actor.user())
                + " belongs to another user. A tenant admin must set the user_id of this user's customer.");
    }

    /** Returns the caller with all their permissions. */
    public Caller caller(Actor actor, UserAccess access) {
        return caller(actor, access, fixed(actor));
    }

    /** Returns the stored and fixed grants of a user without the revoked ones, whatever the roles of a token. */
    public Set<Permission> granted(TenantId tenant, String user, UserAccess access) {
        return granted(access, fixed(tenant, user));
    }

    private static Set<Permission> granted(UserAccess access, Set<Permission> fixed) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        permissions.addAll(access.granted());
        permissions.addAll(fixed);
        permissions.removeAll(access.revoked());
        return permissions;
    }

    private static Caller caller(Actor actor, UserAccess access, Set<Permission> fixed) {
        Set<Permission> permissions = granted(access, fixed);
        Set<Permission> byRole = EnumSet.noneOf(Permission.class);
        for (Role role : actor.roles()) byRole.addAll(role.permissions());
        permissions.retainAll(byRole);
        return new Caller(actor, access.customerId().orElse(actor.user()), permissions);
    }

    private Set<Permission> fixed(Actor actor) {
        return fixed(actor.tenant(), actor.user());
    }

    private Set<Permission> fixed(TenantId tenant, String user) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (FixedGrant grant : fixedGrants) {
            if (grant.tenant().equals(tenant) && grant.user().equals(user)) {
                permissions.addAll(grant.role().permissions());
            }
        }
        return permissions;
    }
}
