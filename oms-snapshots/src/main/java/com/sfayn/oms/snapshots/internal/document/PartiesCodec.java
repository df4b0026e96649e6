package com.sfayn.oms.snapshots.internal.document;

import com.sfayn.oms.domain.order.party.CustomerDetails;
import com.sfayn.oms.domain.order.party.Parties;
import com.sfayn.oms.domain.order.party.VendorDetails;

/** The stored form of an order's customer and vendor. */
final class PartiesCodec {
    private PartiesCodec() {}

    static Parties parties(Members<Parties> parties) {
        return new Parties(
                parties.part("customer", Parties::customer, PartiesCodec::customer),
                parties.part("vendor", Parties::vendor, PartiesCodec::vendor));
    }

    private static CustomerDetails customer(Members<CustomerDetails> customer) {
        return new CustomerDetails(
                customer.text("customer_id", CustomerDetails::customerId),
                customer.text("first_name", CustomerDetails::firstName),
                customer.text("last_name", CustomerDetails::lastName),
                customer.text("email", CustomerDetails::email));
    }

    private static VendorDetails vendor(Members<VendorDetails> vendor) {
        return new VendorDetails(
                vendor.text("vendor_id", VendorDetails::vendorId),
                vendor.text("name", VendorDetails::name),
                vendor.text("country", VendorDetails::country));
    }
}
