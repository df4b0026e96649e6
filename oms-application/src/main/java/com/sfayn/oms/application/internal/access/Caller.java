package com.sfayn.oms.application.internal.access;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.OrderView;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.OrderActor;
import com.sfayn.oms.domain.order.party.ActorKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * An actor with the permissions that were read in the current transaction.
 *
 * @param customerId the user's customer id: from the active customer snapshot with this user, else the user id
 * @param permissions those that the token's roles permit and the user's grants give
 */
public record Caller(Actor actor, String customerId, Set<Permission> permissions) {
    public Caller {
        permissions = Set.copyOf(permissions);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** The ids of the permissions, sorted. */
    public List<String> permissionIds() {
        return permissions.stream().map(Permission::id).sorted().toList();
    }

    /** Whether the caller has the permission by this role, regardless of their other roles. */
    public boolean may(Permission permission, Role role) {
        return may(permission) && actor.is(role) && role.permissions().contains(permission);
    }

    /** Whether the caller may see the order, by a role that gives the permission. */
    public boolean sees(Order order, Permission permission) {
        return (may(permission, Role.CUSTOMER) && isCustomerOf(order))
                || (may(permission, Role.VENDOR) && isVendorOf(order))
                || may(permission, Role.ADMIN);
    }

    /** Whether the caller may see the result of their change: by the change's permission, or by the one for reading. */
    public boolean seesResult(Order order, Permission change) {
        return sees(order, change) || sees(order, Permission.GET_ORDER);
    }

    public OrderView view(Order order) {
        return new OrderView(order, order.available(towards(order)));
    }

    public OrderActor towards(Order order) {
        Set<ActorKind> capacities = EnumSet.noneOf(ActorKind.class);
        if (actor.is(Role.CUSTOMER) && isCustomerOf(order)) capacities.add(ActorKind.CUSTOMER);
        if (actor.is(Role.VENDOR) && isVendorOf(order)) capacities.add(ActorKind.VENDOR);
        if (actor.is(Role.ADMIN)) capacities.add(ActorKind.ADMIN);
        Set<OrderAction> permitted = EnumSet.noneOf(OrderAction.class);
        for (OrderAction action : OrderAction.values()) {
            if (may(Permission.of(action))) permitted.add(action);
        }
        return new OrderActor(actor.user(), capacities, permitted);
    }

    private boolean isCustomerOf(Order order) {
        return order.parties().customer().customerId().equals(customerId);
    }

    /** Vendors do not see drafts. */
    private boolean isVendorOf(Order order) {
        return order.isPlaced() && order.parties().vendor().vendorId().equals(actor.vendorId());
    }
}
