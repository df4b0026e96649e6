package com.sfayn.oms.graphql.internal.query;

import com.sfayn.oms.application.port.snapshot.CustomerAddressSnapshot;
import com.sfayn.oms.domain.address.Address;
import com.sfayn.oms.domain.parsing.Ascii;
import com.sfayn.oms.graphql.internal.wiring.TypeFields;
import graphql.schema.idl.RuntimeWiring;
import java.util.function.Function;

/** Wires the type of customers' addresses. */
final class CustomerAddresses {
    private CustomerAddresses() {}

    static RuntimeWiring.Builder wire(RuntimeWiring.Builder wiring) {
        return wiring.type(TypeFields.of("CustomerAddress", CustomerAddressSnapshot.class)
                .field("addressId", CustomerAddressSnapshot::addressId)
                .field(
                        "addressType",
                        snapshot -> Ascii.toLowerCase(snapshot.type().name()))
                .field("isDefault", CustomerAddressSnapshot::isDefault)
                .field("recipient", of(Address::recipient))
                .field("company", of(Address::company))
                .field("street", of(Address::street))
                .field("street2", of(Address::street2))
                .field("city", of(Address::city))
                .field("state", of(Address::state))
                .field("postal", of(Address::postal))
                .field("phone", of(Address::phone))
                .field("country", of(Address::country))
                .field("countryCode", of(Address::countryCode))
                .wiring());
    }

    private static Function<CustomerAddressSnapshot, Object> of(Function<Address, ?> read) {
        return snapshot -> read.apply(snapshot.address());
    }
}
