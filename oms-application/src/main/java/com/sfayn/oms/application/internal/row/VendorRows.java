package com.sfayn.oms.application.internal.row;

import com.sfayn.oms.application.port.snapshot.SnapshotChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.VendorChange;
import com.sfayn.oms.domain.catalogue.Vendor;
import java.util.Optional;

/** Reads vendors. */
final class VendorRows {
    static final Columns COLUMNS = Columns.of("vendor_id", "name", "country", "is_active");

    private VendorRows() {}

    static Optional<SnapshotChange> read(RowReader cells, RowContext context) {
        String vendorId = context.vendorId(cells);
        String name = cells.name("name");
        String country = cells.textOrNull("country");
        String countryCode = CountryColumns.code(cells, "country");
        boolean active = cells.flag("is_active");
        return cells.finish(() -> new VendorChange(new Vendor(vendorId, name, country, countryCode, active)));
    }
}
