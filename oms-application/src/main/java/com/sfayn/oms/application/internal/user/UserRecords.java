package com.sfayn.oms.application.internal.user;

import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.snapshot.CustomerSnapshot;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.CustomerChange;
import com.sfayn.oms.application.port.snapshot.SnapshotRepository.Counts;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import com.sfayn.oms.application.port.user.UserAccess;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes a user's grants and customer, for every source of identity updates. */
public final class UserRecords {
    private UserRecords() {}

    /**
     * The stored state after an update.
     *
     * @param changed whether the update changed anything
     */
    public record Copied(UserAccess access, boolean changed) {}

    /**
     * Writes the user's grants and, for a customer, their snapshot. An existing customer keeps its id and the values
     * that the update does not contain. Another user's customer is not changed, even if its id is this user's name. An
     * update without customer data does not make other sources' data outdated.
     *
     * @param before the state stored in this transaction
     */
    public static Copied copy(TenantStore store, UserAccess before, IdentityUpdate update) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        update.roles().forEach(role -> permissions.addAll(role.permissions()));
        UserAccess after = store.grants().replace(update.user(), permissions, update.stamp());
        boolean changed = after.known() != before.known() || !after.granted().equals(before.granted());
        if (!update.roles().contains(Role.CUSTOMER)) return new Copied(after, changed);
        Optional<CustomerSnapshot> known = store.customers().ofUser(update.user());
        if (known.isEmpty()) known = store.customers().find(update.user());
        if (known.filter(customer -> customer.isOfAnotherUser(update.user())).isPresent())
            return new Copied(after, changed);
        CustomerSnapshot customer = known.map(found -> found.withUser(update.user()))
                .orElseGet(() -> CustomerSnapshot.unnamed(update.user(), update.user()))
                .named(update.firstName(), update.lastName(), update.email());
        if (!update.describes() && known.equals(Optional.of(customer))) {
            return new Copied(access(after, customer), changed);
        }
        Counts counts = put(store, customer, update.stamp());
        return new Copied(access(after, customer), changed || counts.inserted() + counts.updated() > 0);
    }

    public static Counts put(TenantStore store, CustomerSnapshot customer, SourceStamp stamp) {
        return store.snapshots().put(SnapshotType.CUSTOMER, List.of(new CustomerChange(customer)), stamp);
    }

    private static UserAccess access(UserAccess grants, CustomerSnapshot customer) {
        return new UserAccess(
                grants.known(),
                grants.granted(),
                grants.revoked(),
                customer.active() ? Optional.of(customer.customerId()) : grants.customerId(),
                grants.idOfAnotherUsersCustomer());
    }
}
