package com.sfayn.oms.application.user;

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

/** The one way in which a user's grants and customer are written, whoever speaks of the user. */
public final class UserRecords {
    private UserRecords() {}

    /**
     * What is on record after a word.
     *
     * @param changed whether anything is different now
     */
    public record Copied(UserAccess access, boolean changed) {}

    /**
     * Writes the user's grants and, for a customer, their snapshot: the customer that is the user's keeps its id, and
     * what the word does not say stays as it is. Another user's customer is left alone, even if its id is the user's
     * name. A word that says nothing of the customer does not make what others say of them outdated.
     *
     * @param before what is on record in this transaction
     */
    public static Copied copy(TenantStore store, UserAccess before, IdentityUpdate word) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        word.roles().forEach(role -> permissions.addAll(role.permissions()));
        UserAccess after = store.grants().replace(word.user(), permissions, word.stamp());
        boolean changed = after.known() != before.known() || !after.granted().equals(before.granted());
        if (!word.roles().contains(Role.CUSTOMER)) return new Copied(after, changed);
        Optional<CustomerSnapshot> known = store.customers().ofUser(word.user());
        if (known.isEmpty()) known = store.customers().find(word.user());
        if (known.filter(customer -> isAnotherUsers(customer, word.user())).isPresent())
            return new Copied(after, changed);
        CustomerSnapshot customer = merged(word, known);
        if (!word.describes() && known.equals(Optional.of(customer))) {
            return new Copied(access(after, customer), changed);
        }
        Counts counts = put(store, customer, word.stamp());
        return new Copied(access(after, customer), changed || counts.inserted() + counts.updated() > 0);
    }

    static Counts put(TenantStore store, CustomerSnapshot customer, SourceStamp stamp) {
        return store.snapshots().put(SnapshotType.CUSTOMER, List.of(new CustomerChange(customer)), stamp);
    }

    private static boolean isAnotherUsers(CustomerSnapshot customer, String user) {
        return customer.userId() != null && !customer.userId().equals(user);
    }

    private static CustomerSnapshot merged(IdentityUpdate word, Optional<CustomerSnapshot> known) {
        return new CustomerSnapshot(
                known.map(CustomerSnapshot::customerId).orElse(word.user()),
                word.user(),
                first(word.firstName(), known.map(CustomerSnapshot::firstName)),
                first(word.lastName(), known.map(CustomerSnapshot::lastName)),
                first(word.email(), known.map(CustomerSnapshot::email)),
                known.map(CustomerSnapshot::active).orElse(true));
    }

    private static String first(String said, Optional<String> known) {
        return said != null ? said : known.orElse(null);
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
