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
 * An actor whose grants have been read in the current transaction.
 *
 * @param customerId the customer that the user is: the active customer snapshot that names them, else the user itself
 * @param permissions what the token's roles and the grants on record agree on
 */
public record Caller(Actor actor, String customerId, Set<Permission> permissions) {
    public Caller {
        permissions = Set.copyOf(permissions);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** The permissions as grants spell them, sorted. */
    public List<String> permissionIds() {
        return permissions.stream().map(Permission::id).sorted().toList();
    }

    /** Whether the caller may do this as somebody with that role, whatever their other roles allow. */
    public boolean may(Permission permission, Role role) {
        return may(permission) && actor.is(role) && role.permissions().contains(permission);
    }

    /** Whether the order exists for this caller at all, by the roles that carry the permission. */
    public boolean sees(Order order, Permission permission) {
        return (may(permission, Role.CUSTOMER) && isCustomerOf(order))
                || (may(permission, Role.VENDOR) && isVendorOf(order))
                || may(permission, Role.ADMIN);
    }

    /** Whether the caller may still be shown what a change of theirs made: as its maker, or as a reader. */
    public boolean seesResult(Order order, Permission made) {
        return sees(order, made) || sees(order, Permission.GET_ORDER);
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

    /** A vendor learns of an order when it is placed, not before. */
    private boolean isVendorOf(Order order) {
        return order.isPlaced() && order.parties().vendor().vendorId().equals(actor.vendorId());
    }
}
