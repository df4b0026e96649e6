package com.sfayn.oms.application.internal.row;

import com.sfayn.oms.application.port.snapshot.CustomerSnapshot;
import com.sfayn.oms.application.port.snapshot.SnapshotChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.CustomerChange;
import java.util.Optional;

/** Reads customers. */
final class CustomerRows {
    static final Columns COLUMNS =
            Columns.of("customer_id", "[user_id]", "first_name?", "last_name?", "email?", "is_active");

    private CustomerRows() {}

    static Optional<SnapshotChange> read(RowReader row, RowContext context) {
        String customerId = row.text("customer_id");
        String userId = row.textOrNull("user_id");
        String firstName = row.textOrNull("first_name");
        String lastName = row.textOrNull("last_name");
        String email = row.textOrNull("email");
        boolean active = row.flag("is_active");
        return row.finish(
                () -> new CustomerChange(new CustomerSnapshot(customerId, userId, firstName, lastName, email, active)));
    }
}
