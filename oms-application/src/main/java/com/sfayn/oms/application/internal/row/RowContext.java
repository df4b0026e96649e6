package com.sfayn.oms.application.internal.row;

import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.snapshot.row.JsonReader;

/**
 * What is needed to read a row.
 *
 * @param json parses JSON that is given as a string in a cell
 * @param ownVendor the only vendor whose rows are accepted; null = any
 */
public record RowContext(TenantSettings settings, JsonReader json, String ownVendor) {
    /** Returns the row's vendor; records an error if the caller may not give this vendor's rows. */
    String vendorId(RowReader row) {
        String vendorId = row.text("vendor_id");
        if (ownVendor != null && vendorId != null && !vendorId.equals(ownVendor)) {
            row.wrong(
                    "vendor_id",
                    "vendor_id is " + row.shown("vendor_id") + "; you may only give rows of your own vendor, "
                            + ownVendor + ".");
        }
        return vendorId;
    }
}
