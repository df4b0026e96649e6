package com.sfayn.oms.snapshots.internal.check;

import com.sfayn.oms.application.port.ConsistencyChecks.Contradiction;
import com.sfayn.oms.application.port.ConsistencyChecks.Key;
import com.sfayn.oms.application.port.ConsistencyChecks.Page;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.line.LineUnits;
import com.sfayn.oms.snapshots.internal.document.OrderDocument;
import com.sfayn.oms.snapshots.internal.snapshot.JdbiProductRepository;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jdbi.v3.core.result.ResultIterator;

/** Compares the reserved units of each product with the open units of placed orders. */
final class StockCheck implements RowCheck {
    private static final KeysetPager ORDER = new KeysetPager("p", List.of("vendor_id", "sku"));
    private static final int FETCHED_AT_ONCE = 200;

    private final TenantHandle handle;

    StockCheck(TenantHandle handle) {
        this.handle = handle;
    }

    @Override
    public Page scan(Key after, int limit) {
        Map<Key, Integer> reserved = new LinkedHashMap<>();
        ORDER.next(
                        handle,
                        "select p.vendor_id, p.sku, p.reserved from oms.product p where p.tenant_id = :tenant",
                        after,
                        limit,
                        (row, context) -> Map.entry(
                                Key.of(row.getString("vendor_id"), row.getString("sku")), row.getInt("reserved")))
                .forEach(row -> reserved.put(row.getKey(), row.getValue()));
        if (reserved.isEmpty()) return new Page(0, List.of(), Key.START);
        Map<Key, Long> open = openUnits(reserved.keySet());
        return RowCheck.page(
                List.copyOf(reserved.keySet()), key -> reserved.get(key).longValue() != open.getOrDefault(key, 0L));
    }

    /** Locks the product before it reads the orders, as every change that moves stock does. */
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
                + " units reserved, but placed orders have " + open + " open.";
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
                select t.term, o.document from oms.order_term t
                join oms.orders o on o.tenant_id = :tenant and o.order_id = t.order_id
                where t.tenant_id = :tenant and t.kind = 'SKU' and t.term = any(cast(:skus as varchar array))
                    and o.status in ('PENDING', 'CONFIRMED')
                """);
        Map<Key, Long> open = new HashMap<>();
        try (ResultIterator<Map<Key, Long>> orders = TenantHandle.bindTexts(query, "skus", skus)
                .setFetchSize(FETCHED_AT_ONCE)
                .map((row, context) -> units(OrderDocument.read(row.getString("document")), row.getString("term")))
                .iterator()) {
            while (orders.hasNext()) orders.next().forEach((product, units) -> open.merge(product, units, Long::sum));
        }
        open.keySet().retainAll(List.copyOf(products));
        return open;
    }

    private static Map<Key, Long> units(Order order, String sku) {
        long units = order.reservedUnits().stream()
                .filter(line -> line.sku().equals(sku))
                .mapToLong(LineUnits::quantity)
                .sum();
        return Map.of(Key.of(order.parties().vendor().vendorId(), sku), units);
    }
}
