package com.sfayn.oms.application.core;

import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.party.ActorKind;
import com.sfayn.oms.domain.parsing.Ascii;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A user's role at their tenant, as in the token. An action needs a role that permits it, and a grant. */
public enum Role {
    CUSTOMER(
            ActorKind.CUSTOMER,
            Permission.CHECKOUT_ITEMS,
            Permission.LIST_SHIPPING_OPTIONS,
            Permission.LIST_CUSTOMER_ADDRESSES,
            Permission.GET_ORDER,
            Permission.LIST_ORDERS),
    VENDOR(
            ActorKind.VENDOR,
            Permission.GET_ORDER,
            Permission.LIST_ORDERS,
            Permission.EVENTS,
            Permission.MANAGE_WEBHOOK_ENDPOINTS,
            Permission.IMPORT_SNAPSHOTS),
    ADMIN(EnumSet.allOf(Permission.class));

    private final Set<Permission> permissions;

    Role(Set<Permission> permissions) {
        this.permissions = Set.copyOf(permissions);
    }

    /** The permissions of the actions on orders follow from who may perform them. */
    Role(ActorKind performer, Permission... others) {
        this(Stream.concat(
                        Arrays.stream(OrderAction.values())
                                .filter(action -> action.performers().contains(performer))
                                .map(Permission::of),
                        Arrays.stream(others))
                .collect(Collectors.toSet()));
    }

    /** The permissions that a user with this role can be granted. */
    public Set<Permission> permissions() {
        return permissions;
    }

    /** Finds the role with this name, ignoring the case of the letters A to Z; empty if there is no such role. */
    public static Optional<Role> named(String name) {
        for (Role role : values()) {
            if (role.name().equals(Ascii.toUpperCase(name))) return Optional.of(role);
        }
        return Optional.empty();
    }
}
