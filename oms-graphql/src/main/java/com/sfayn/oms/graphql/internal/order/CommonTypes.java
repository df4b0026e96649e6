package com.sfayn.oms.graphql.internal.order;

import com.sfayn.oms.domain.address.Address;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.party.CustomerDetails;
import com.sfayn.oms.domain.order.party.VendorDetails;
import com.sfayn.oms.graphql.internal.wiring.TypeFields;
import graphql.schema.idl.RuntimeWiring;

/** Wires the types of money, addresses and persons. */
public final class CommonTypes {
    private CommonTypes() {}

    public static RuntimeWiring.Builder wire(RuntimeWiring.Builder wiring) {
        return wiring.type(TypeFields.of("Money", Money.class)
                        .field("amount", Money::amount)
                        .field("currency", Money::currency)
                        .wiring())
                .type(TypeFields.of("Address", Address.class)
                        .field("recipient", Address::recipient)
                        .field("company", Address::company)
                        .field("street", Address::street)
                        .field("street2", Address::street2)
                        .field("city", Address::city)
                        .field("state", Address::state)
                        .field("postal", Address::postal)
                        .field("phone", Address::phone)
                        .field("country", Address::country)
                        .field("countryCode", Address::countryCode)
                        .field("stateCode", Address::stateCode)
                        .wiring())
                .type(TypeFields.of("CustomerDetails", CustomerDetails.class)
                        .field("customerId", CustomerDetails::customerId)
                        .field("firstName", CustomerDetails::firstName)
                        .field("lastName", CustomerDetails::lastName)
                        .field("email", CustomerDetails::email)
                        .wiring())
                .type(TypeFields.of("VendorDetails", VendorDetails.class)
                        .field("vendorId", VendorDetails::vendorId)
                        .field("name", VendorDetails::name)
                        .field("country", VendorDetails::country)
                        .wiring());
    }
}
