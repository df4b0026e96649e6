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

/** Turns an actor into a caller: reads what their token and the grants on record agree on. */
public final class Callers {
    private final List<FixedGrant> fixedGrants;
    private final FirstCall firstCall;

    /** What happens at the first call of a user of whom no grant is on record. */
    @FunctionalInterface
    public interface FirstCall {
        /** The user's access from now on; still unknown if users have to sync themselves. */
        UserAccess meet(TenantStore store, Actor actor, UserAccess unknown);

        /** Users sync themselves, by {@code syncUser}. */
        static FirstCall syncRequired() {
            return (store, actor, unknown) -> unknown;
        }
    }

    public Callers(List<FixedGrant> fixedGrants, FirstCall firstCall) {
        this.fixedGrants = List.copyOf(fixedGrants);
        this.firstCall = firstCall;
    }

    /** The caller, if they may do this at all. */
    public Answer<Caller> permitted(TenantStore store, Actor actor, UserAccess onRecord, Permission permission) {
        Set<Permission> fixed = fixed(actor);
        UserAccess access = onRecord.known() || !fixed.isEmpty() ? onRecord : firstCall.meet(store, actor, onRecord);
        if (!access.known() && fixed.isEmpty()) return Answer.refused(new UserNotSynced());
        if (actor.is(Role.CUSTOMER) && access.isMistakable()) return Answer.refused(mistakable(actor));
        Caller caller = caller(actor, access, fixed);
        return caller.may(permission) ? Answer.of(caller) : Answer.refused(Forbidden.missing(permission));
    }

    /** Why a user whose name is the id of somebody else's customer may not act as a customer. */
    public static Forbidden mistakable(Actor actor) {
        return new Forbidden("The customer " + Excerpt.text(actor.user())
                + " belongs to another user. The tenant's admin has to say, by user_id, which customer this user is.");
    }

    /** The caller with whatever they may do. */
    public Caller caller(Actor actor, UserAccess access) {
        return caller(actor, access, fixed(actor));
    }

    /** What sources and settings grant to a user, and no admin has revoked; a token's roles have to agree yet. */
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
