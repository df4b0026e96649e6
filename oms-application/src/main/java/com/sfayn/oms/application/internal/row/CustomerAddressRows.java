package com.sfayn.oms.application.internal.row;

import com.sfayn.oms.application.port.snapshot.CustomerAddressSnapshot;
import com.sfayn.oms.application.port.snapshot.CustomerAddressSnapshot.Type;
import com.sfayn.oms.application.port.snapshot.SnapshotChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.CustomerAddressChange;
import com.sfayn.oms.domain.address.Address;
import com.sfayn.oms.domain.address.AddressForm;
import com.sfayn.oms.domain.parsing.Ascii;
import java.util.Optional;

/** Reads customers' addresses. */
final class CustomerAddressRows {
    static final Columns COLUMNS = Columns.of(
            "customer_id",
            "address_id",
            "address_type",
            "[recipient]",
            "[company]",
            "street",
            "[street2]",
            "city",
            "[state]",
            "[postal]",
            "country",
            "[phone]",
            "is_default",
            "is_active");

    private static final String TYPE = "address_type";

    private CustomerAddressRows() {}

    static Optional<SnapshotChange> read(RowReader cells, RowContext context) {
        String customerId = cells.text("customer_id");
        String addressId = cells.text("address_id");
        Type type = type(cells);
        Address address = cells.taken(new AddressForm(
                        cells.textOrNull("recipient"),
                        cells.textOrNull("company"),
                        cells.textOrNull("street"),
                        cells.textOrNull("street2"),
                        cells.textOrNull("city"),
                        cells.textOrNull("state"),
                        cells.textOrNull("postal"),
                        cells.textOrNull("phone"),
                        cells.textOrNull("country"))
                .resolve());
        boolean isDefault = cells.flag("is_default");
        boolean active = cells.flag("is_active");
        return cells.finish(() -> new CustomerAddressChange(
                new CustomerAddressSnapshot(customerId, addressId, type, address, isDefault, active)));
    }

    private static Type type(RowReader cells) {
        String given = cells.text(TYPE);
        for (Type type : Type.values()) {
            if (Ascii.equalsIgnoreCase(type.name(), given)) return type;
        }
        cells.wrong(TYPE, TYPE + " is " + cells.shown(TYPE) + "; it must be shipping or billing.");
        return null;
    }
}
