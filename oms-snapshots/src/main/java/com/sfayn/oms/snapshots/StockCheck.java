package com.sfayn.oms.snapshots;

import com.sfayn.oms.application.port.ConsistencyChecks.Contradiction;
import com.sfayn.oms.application.port.ConsistencyChecks.Key;
import com.sfayn.oms.application.port.ConsistencyChecks.Page;
import com.sfayn.oms.domain.order.LineUnits;
import com.sfayn.oms.domain.order.Order;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jdbi.v3.core.result.ResultIterator;

/** Compares each product's reserved units with the open units of placed orders. */
final class StockCheck implements RowCheck {
    private static final int FETCHED_AT_ONCE = 200;

    private final TenantHandle handle;

    StockCheck(TenantHandle handle) {
        this.handle = handle;
    }

    @Override
    public Page look(Key after, int limit) {
        Map<Key, Integer> reserved = new LinkedHashMap<>();
        String beyond = after.isStart() ? "" : " and (vendor_id, sku) > (:vendorId, :sku)";
        var query = handle.query("select vendor_id, sku, reserved from oms.product where tenant_id = :tenant" + beyond
                        + " order by vendor_id, sku fetch first :rows rows only")
                .bind("rows", limit);
        if (!after.isStart()) {
            query.bind("vendorId", after.parts().get(0))
                    .bind("sku", after.parts().get(1));
        }
        query.map((row, context) ->
                        Map.entry(Key.of(row.getString("vendor_id"), row.getString("sku")), row.getInt("reserved")))
                .forEach(row -> reserved.put(row.getKey(), row.getValue()));
        if (reserved.isEmpty()) return new Page(0, List.of(), Key.START);
        Map<Key, Long> open = openUnits(reserved.keySet());
        return RowCheck.page(
                List.copyOf(reserved.keySet()),
                key -> reserved.get(key).longValue() != open.getOrDefault(key, 0L),
                limit);
    }

    /** Every change that moves stock locks the product before it reads the order, as this does. */
    @Override
    public List<Contradiction> confirm(Key suspect, boolean repair) {
        String vendorId = suspect.parts().get(0);
        String sku = suspect.parts().get(1);
        var product = new JdbiProductRepository(handle)
                .findForUpdate(vendorId, List.of(sku))
                .get(sku);
        if (product == null) return List.of();
        long open = openUnits(List.of(suspect)).getOrDefault(suspect, 0L);
        if (product.reserved() == open) return List.of();
        String message = "SKU " + sku + " of vendor " + vendorId + " has " + product.reserved()
                + " units reserved, placed orders have " + open + " open.";
        if (open > Integer.MAX_VALUE) return List.of(Contradiction.ofFacts(message));
        if (repair) {
            handle.update("update oms.product set reserved = :open"
                            + " where tenant_id = :tenant and vendor_id = :vendorId and sku = :sku")
                    .bind("open", (int) open)
                    .bind("vendorId", vendorId)
                    .bind("sku", sku)
                    .execute();
        }
        return List.of(Contradiction.ofDerived(message, repair));
    }

    private Map<Key, Long> openUnits(Collection<Key> products) {
        TreeSet<String> skus = new TreeSet<>();
        products.forEach(product -> skus.add(product.parts().get(1)));
        var query = handle.query("""
                select o.document from oms.orders o
                where o.tenant_id = :tenant and o.status in ('PENDING', 'CONFIRMED') and exists (
                    select 1 from oms.order_term t where t.tenant_id = :tenant and t.order_id = o.order_id
                        and t.kind = 'SKU' and t.term = any(cast(:skus as varchar array)))
                """);
        Map<Key, Long> open = new HashMap<>();
        try (ResultIterator<Order> orders = TenantHandle.bindTexts(query, "skus", skus)
                .setFetchSize(FETCHED_AT_ONCE)
                .map((row, context) -> OrderDocumentReader.read(row.getString("document")))
                .iterator()) {
            while (orders.hasNext()) add(open, orders.next());
        }
        open.keySet().retainAll(List.copyOf(products));
        return open;
    }

    private static void add(Map<Key, Long> open, Order order) {
        String vendorId = order.parties().vendor().vendorId();
        for (LineUnits units : order.reservedUnits()) {
            open.merge(Key.of(vendorId, units.sku()), (long) units.quantity(), Long::sum);
        }
    }
}
