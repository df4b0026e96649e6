package com.sfayn.oms.application.internal.row;

import com.sfayn.oms.application.port.snapshot.SnapshotChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.VendorChange;
import com.sfayn.oms.domain.catalogue.Vendor;
import java.util.Optional;

/** Reads vendors. */
final class VendorRows {
    static final Columns COLUMNS = Columns.of("vendor_id", "name", "country", "is_active");

    private VendorRows() {}

    static Optional<SnapshotChange> read(RowReader row, RowContext context) {
        String vendorId = context.vendorId(row);
        String name = row.name("name");
        String country = row.textOrNull("country");
        String countryCode = CountryColumns.code(row, "country");
        boolean active = row.flag("is_active");
        return row.finish(() -> new VendorChange(new Vendor(vendorId, name, country, countryCode, active)));
    }
}
