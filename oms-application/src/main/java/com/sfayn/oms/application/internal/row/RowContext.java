package com.sfayn.oms.application.internal.row;

import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.snapshot.row.JsonReader;

/**
 * What a row is read with.
 *
 * @param ownVendor the only vendor whose rows may be given; null = any
 */
public record RowContext(TenantSettings settings, JsonReader json, String ownVendor) {
    /** The vendor that the row belongs to, noted as wrong where it is not the giver's own. */
    String vendorId(RowReader cells) {
        String vendorId = cells.text("vendor_id");
        if (ownVendor != null && vendorId != null && !vendorId.equals(ownVendor)) {
            cells.wrong(
                    "vendor_id",
                    "vendor_id is " + cells.shown("vendor_id") + "; you may only give rows of your own vendor, "
                            + ownVendor + ".");
        }
        return vendorId;
    }
}
