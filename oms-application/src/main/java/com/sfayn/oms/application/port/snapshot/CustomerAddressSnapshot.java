package com.sfayn.oms.application.port.snapshot;

import com.sfayn.oms.domain.address.Address;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One of a customer's addresses.
 *
 * @param isDefault whether it is used when a request names no address of its type
 */
public record CustomerAddressSnapshot(
        String customerId, String addressId, Type type, Address address, boolean isDefault, boolean active) {
    /** What the address is for. */
    public enum Type {
        SHIPPING,
        BILLING
    }

    /**
     * Keeps at most one default per type: the newest. Sorts defaults first, then by id.
     *
     * @param newestFirst one customer's active addresses; for equal times the greater id first
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
