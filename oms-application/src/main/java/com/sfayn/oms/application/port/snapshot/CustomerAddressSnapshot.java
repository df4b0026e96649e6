package com.sfayn.oms.application.port.snapshot;

import com.sfayn.oms.domain.address.Address;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One of a customer's addresses.
 *
 * @param isDefault the one to use of its type when nobody says otherwise
 */
public record CustomerAddressSnapshot(
        String customerId, String addressId, Type type, Address address, boolean isDefault, boolean active) {
    /** What the address is for. */
    public enum Type {
        SHIPPING,
        BILLING
    }

    /**
     * Addresses as they are told: of each type at most one is the default, the newest that says so; then by id.
     *
     * @param newestFirst active addresses of one customer; those of one time the later id first
     */
    public static List<CustomerAddressSnapshot> withOneDefault(List<CustomerAddressSnapshot> newestFirst) {
        Set<Type> found = EnumSet.noneOf(Type.class);
        return newestFirst.stream()
                .map(address -> address.isDefault() && !found.add(address.type()) ? address.notDefault() : address)
                .sorted(Comparator.comparing((CustomerAddressSnapshot address) -> !address.isDefault())
                        .thenComparing(CustomerAddressSnapshot::addressId))
                .toList();
    }

    private CustomerAddressSnapshot notDefault() {
        return new CustomerAddressSnapshot(customerId, addressId, type, address, false, active);
    }
}
