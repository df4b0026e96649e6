package com.sfayn.oms.snapshots.internal.check;

import com.sfayn.oms.application.port.ConsistencyChecks.Contradiction;
import com.sfayn.oms.application.port.ConsistencyChecks.Key;
import com.sfayn.oms.application.port.ConsistencyChecks.Page;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds events and terms of orders that do not exist. */
final class OrphanCheck implements RowCheck {
    private static final List<String> TABLES = List.of("order_event", "order_term");

    /** The approximate number of rows of an order, so that a page has about as many orders as it may have. */
    private static final int ROWS_OF_ONE_ORDER = 8;

    private final TenantHandle handle;

    OrphanCheck(TenantHandle handle) {
        this.handle = handle;
    }

    /**
     * Reads the tables one after the other, each by the ids of its orders. A page may end within an order: the rest of
     * that order needs no check.
     */
    @Override
    public Page scan(Key after, int limit) {
        String table = after.isStart() ? TABLES.get(0) : after.parts().get(0);
        Map<Key, Boolean> orphans = new LinkedHashMap<>();
        handle.query("select r.order_id, o.order_id as found from (select order_id from oms." + table
                        + " where tenant_id = :tenant and order_id > :after"
                        + " order by tenant_id, order_id fetch first :rows rows only) r"
                        + " left join oms.orders o on o.tenant_id = :tenant and o.order_id = r.order_id"
                        + " order by r.order_id")
                .bind("after", after.isStart() ? "" : after.parts().get(1))
                .bind("rows", limit * ROWS_OF_ONE_ORDER)
                .map((row, context) ->
                        Map.entry(Key.of(table, row.getString("order_id")), row.getString("found") == null))
                .forEach(row -> orphans.put(row.getKey(), row.getValue()));
        Page page = RowCheck.page(List.copyOf(orphans.keySet()), orphans::get);
        boolean isLast = table.equals(TABLES.get(TABLES.size() - 1));
        if (!page.last().isStart() || isLast) return page;
        return new Page(page.rows(), page.suspects(), Key.of(TABLES.get(TABLES.indexOf(table) + 1), ""));
    }

    @Override
    public List<Contradiction> confirm(Key suspect, boolean repair) {
        String table = suspect.parts().get(0);
        String id = suspect.parts().get(1);
        List<Contradiction> found = new ArrayList<>();
        String orphans =
                " from oms." + table + " r where r.tenant_id = :tenant and r.order_id = :orderId and not exists"
                        + " (select 1 from oms.orders o where o.tenant_id = :tenant and o.order_id = :orderId)";
        int rows = handle.query("select count(*)" + orphans)
                .bind("orderId", id)
                .mapTo(Integer.class)
                .one();
        if (rows == 0) return found;
        if (table.equals("order_event")) {
            found.add(
                    Contradiction.ofFacts("there are " + rows + " events of order " + id + ", which does not exist."));
        } else {
            if (repair) handle.update("delete" + orphans).bind("orderId", id).execute();
            found.add(Contradiction.ofDerived(
                    "there are " + rows + " search terms of order " + id + ", which does not exist.", repair));
        }
        return found;
    }
}
