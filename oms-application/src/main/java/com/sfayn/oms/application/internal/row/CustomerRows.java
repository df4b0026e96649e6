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

    static Optional<SnapshotChange> read(RowReader cells, RowContext context) {
        String customerId = cells.text("customer_id");
        String userId = cells.textOrNull("user_id");
        String firstName = cells.textOrNull("first_name");
        String lastName = cells.textOrNull("last_name");
        String email = cells.textOrNull("email");
        boolean active = cells.flag("is_active");
        return cells.finish(
                () -> new CustomerChange(new CustomerSnapshot(customerId, userId, firstName, lastName, email, active)));
    }
}
