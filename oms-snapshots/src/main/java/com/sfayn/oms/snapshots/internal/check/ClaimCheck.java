package com.sfayn.oms.snapshots.internal.check;

import com.sfayn.oms.application.port.ConsistencyChecks.Contradiction;
import com.sfayn.oms.application.port.ConsistencyChecks.Key;
import com.sfayn.oms.application.port.ConsistencyChecks.Page;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks that the group of each payment claim has orders. */
final class ClaimCheck implements RowCheck {
    private static final String LONELY = "(select count(*) from oms.orders o"
            + " where o.tenant_id = :tenant and o.group_id = p.group_id) = 0 as lonely";

    private static final KeysetPager ORDER = new KeysetPager("p", List.of("method", "transaction_id"));

    private final TenantHandle handle;

    ClaimCheck(TenantHandle handle) {
        this.handle = handle;
    }

    @Override
    public Page scan(Key after, int limit) {
        Map<Key, Boolean> lonely = new LinkedHashMap<>();
        ORDER.next(
                        handle,
                        "select p.method, p.transaction_id, " + LONELY
                                + " from oms.payment_use p where p.tenant_id = :tenant",
                        after,
                        limit,
                        (row, context) -> Map.entry(
                                Key.of(row.getString("method"), row.getString("transaction_id")),
                                row.getBoolean("lonely")))
                .forEach(row -> lonely.put(row.getKey(), row.getValue()));
        return RowCheck.page(List.copyOf(lonely.keySet()), lonely::get);
    }

    @Override
    public List<Contradiction> confirm(Key suspect, boolean repair) {
        return handle
                .query("select p.group_id, " + LONELY + " from oms.payment_use p where p.tenant_id = :tenant"
                        + " and p.method = :method and p.transaction_id = :transactionId")
                .bind("method", suspect.parts().get(0))
                .bind("transactionId", suspect.parts().get(1))
                .map((row, context) -> Map.entry(row.getString("group_id"), row.getBoolean("lonely")))
                .list()
                .stream()
                .filter(Map.Entry::getValue)
                .map(claim -> Contradiction.ofFacts("the " + suspect.parts().get(0) + " transaction "
                        + suspect.parts().get(1) + " is claimed for the group " + claim.getKey()
                        + ", which has no orders."))
                .toList();
    }
}
