package com.sfayn.oms.application.snapshot;

import com.sfayn.oms.application.RowError;
import com.sfayn.oms.application.port.SnapshotChange;
import com.sfayn.oms.application.port.SnapshotChange.CustomerChange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Notes rows whose key, or whose user in the case of customers, stands in an earlier row already. */
final class UniqueKeys {
    private final Columns columns;
    private final RowErrors errors;
    private final Map<List<String>, Integer> keys = new HashMap<>();
    private final Map<List<String>, Integer> users = new HashMap<>();

    UniqueKeys(Columns columns, RowErrors errors) {
        this.columns = columns;
        this.errors = errors;
    }

    void check(int line, SnapshotChange change) {
        check(line, columns.names().subList(0, change.key().size()), change.key(), keys);
        if (change instanceof CustomerChange customer && customer.customer().userId() != null) {
            check(line, List.of("user_id"), List.of(customer.customer().userId()), users);
        }
    }

    private void check(int line, List<String> named, List<String> values, Map<List<String>, Integer> seen) {
        Integer first = seen.putIfAbsent(values, line);
        if (first == null) return;
        int last = named.size() - 1;
        String what = String.join(" and ", named);
        errors.add(new RowError(
                line,
                named.get(last),
                values.get(last),
                "Row " + first + " has the same " + what + "; each may stand in one row only."));
    }
}
