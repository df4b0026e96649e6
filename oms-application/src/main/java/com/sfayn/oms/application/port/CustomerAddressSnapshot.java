package com.sfayn.oms.application.port;

import com.sfayn.oms.domain.address.Address;

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
}
