package com.sfayn.oms.domain.order.party;

import com.sfayn.oms.domain.catalogue.Vendor;

/**
 * Who sells, copied from the vendor's snapshot.
 *
 * @param country as the registry gave it: an English name or an ISO code
 */
public record VendorDetails(String vendorId, String name, String country) {
    public static VendorDetails of(Vendor vendor) {
        return new VendorDetails(vendor.vendorId(), vendor.name(), vendor.country());
    }
}
