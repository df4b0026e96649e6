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

    static Optional<SnapshotChange> read(RowReader row, RowContext context) {
        String customerId = row.text("customer_id");
        String addressId = row.text("address_id");
        Type type = type(row);
        Address address = row.taken(new AddressForm(
                        row.textOrNull("recipient"),
                        row.textOrNull("company"),
                        row.textOrNull("street"),
                        row.textOrNull("street2"),
                        row.textOrNull("city"),
                        row.textOrNull("state"),
                        row.textOrNull("postal"),
                        row.textOrNull("phone"),
                        row.textOrNull("country"))
                .resolve());
        boolean isDefault = row.flag("is_default");
        boolean active = row.flag("is_active");
        return row.finish(() -> new CustomerAddressChange(
                new CustomerAddressSnapshot(customerId, addressId, type, address, isDefault, active)));
    }

    private static Type type(RowReader row) {
        String given = row.text(TYPE);
        for (Type type : Type.values()) {
            if (Ascii.equalsIgnoreCase(type.name(), given)) return type;
        }
        row.wrong(TYPE, TYPE + " is " + row.shown(TYPE) + "; it must be shipping or billing.");
        return null;
    }
}
