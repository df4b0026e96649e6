package com.sfayn.oms.application.snapshot;

import com.sfayn.oms.application.port.SnapshotChange;
import com.sfayn.oms.application.port.SnapshotChange.VendorChange;
import com.sfayn.oms.domain.catalogue.Vendor;
import java.util.Optional;

/** Reads vendors. */
final class VendorRows {
    static final Columns COLUMNS = Columns.of("vendor_id", "name", "country", "is_active");

    private VendorRows() {}

    static Optional<SnapshotChange> read(Cells cells, RowContext context) {
        String vendorId = context.vendorId(cells);
        String name = cells.name("name");
        String country = cells.textOrNull("country");
        String countryCode = CountryCells.code(cells, "country");
        boolean active = cells.flag("is_active");
        return cells.finish(() -> new VendorChange(new Vendor(vendorId, name, country, countryCode, active)));
    }
}
