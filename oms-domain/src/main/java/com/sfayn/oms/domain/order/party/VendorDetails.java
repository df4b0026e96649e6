package com.sfayn.oms.domain.order.party;

import com.sfayn.oms.domain.catalogue.Vendor;

/**
 * The vendor, copied from its snapshot.
 *
 * @param country as given by the registry: an English name or an ISO code
 */
public record VendorDetails(String vendorId, String name, String country) {
    public static VendorDetails of(Vendor vendor) {
        return new VendorDetails(vendor.vendorId(), vendor.name(), vendor.country());
    }
}
