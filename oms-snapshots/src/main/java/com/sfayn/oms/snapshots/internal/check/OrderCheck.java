package com.sfayn.oms.snapshots.internal.check;

import com.sfayn.oms.application.port.ConsistencyChecks.Contradiction;
import com.sfayn.oms.application.port.ConsistencyChecks.Key;
import com.sfayn.oms.application.port.ConsistencyChecks.Page;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.snapshots.internal.order.JdbiOrderRepository;
import com.sfayn.oms.snapshots.internal.order.OrderSearchTerms;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares each order's document with its row's columns, its terms and its events. */
final class OrderCheck implements RowCheck {
    private static final KeysetPager ORDER = new KeysetPager("o", List.of("order_id"));

    private final TenantHandle handle;

    OrderCheck(TenantHandle handle) {
        this.handle = handle;
    }

    @Override
    public Page scan(Key after, int limit) {
        Map<Key, StoredOrder> orders = new LinkedHashMap<>();
        ORDER.next(handle, StoredOrder.SELECT, after, limit, (row, context) -> StoredOrder.of(row))
                .forEach(order -> orders.put(Key.of(order.id()), order));
        return RowCheck.page(
                List.copyOf(orders.keySet()), key -> !orders.get(key).isSound());
    }

    @Override
    public List<Contradiction> confirm(Key suspect, boolean repair) {
        String id = suspect.parts().get(0);
        handle.query("select order_id from oms.orders where tenant_id = :tenant and order_id = :orderId for update")
                .bind("orderId", id)
                .mapTo(String.class)
                .list();
        return handle.query(StoredOrder.SELECT + " and o.order_id = :orderId")
                .bind("orderId", id)
                .map((row, context) -> StoredOrder.of(row))
                .findOne()
                .map(order -> contradictions(order, repair))
                .orElse(List.of());
    }

    private List<Contradiction> contradictions(StoredOrder stored, boolean repair) {
        List<Contradiction> found = new ArrayList<>();
        if (!stored.identityHolds()) found.add(Contradiction.ofFacts(identity(stored)));
        if (!stored.eventsHold()) found.add(Contradiction.ofFacts(events(stored)));
        boolean mayRepair = repair && found.isEmpty();
        if (!stored.wrongColumns().isEmpty()) {
            if (mayRepair) writeColumns(stored.order());
            found.add(Contradiction.ofDerived(
                    "the columns " + String.join(", ", stored.wrongColumns()) + " of order " + stored.id()
                            + " differ from its document, which is authoritative.",
                    mayRepair));
        }
        if (!stored.termsHold()) {
            if (mayRepair) writeTerms(stored.order());
            found.add(Contradiction.ofDerived(
                    "order " + stored.id() + " has " + stored.allTerms() + " search terms that do not match its "
                            + OrderSearchTerms.spelled(stored.order()).size() + " SKUs and coupons.",
                    mayRepair));
        }
        return found;
    }

    private static String identity(StoredOrder stored) {
        if (stored.order() == null) return "the document of order " + stored.id() + " can't be read.";
        return "the row of order " + stored.id() + " has version " + stored.version()
                + ", but its document is of order " + stored.order().id() + " at version "
                + stored.order().version() + ".";
    }

    private static String events(StoredOrder stored) {
        return "order " + stored.id() + " at version " + stored.order().version() + " has "
                + stored.order().revision().events() + " events by its document; found " + stored.events()
                + ", the last numbered "
                + stored.lastEvent() + " of version " + stored.lastVersion() + ".";
    }

    private void writeColumns(Order order) {
        JdbiOrderRepository.bind(handle.update("""
                                update oms.orders set status = :status, payment_status = :paymentStatus,
                                    fulfilment_status = :fulfilmentStatus, vendor_id = :vendorId,
                                    customer_id = :customerId, group_id = :groupId,
                                    external_reference = :externalReference, currency = :currency, total = :total,
                                    created_at = :createdAt, placed_at = :placedAt, updated_at = :updatedAt,
                                    expires_at = :expiresAt, document = cast(:document as oms.order_document)
                                where tenant_id = :tenant and order_id = :orderId and version = :version
                                """), order)
                .bind("groupId", order.origin().groupId())
                .bind("externalReference", order.origin().externalReference())
                .execute();
    }

    private void writeTerms(Order order) {
        handle.update("delete from oms.order_term where tenant_id = :tenant and order_id = :orderId")
                .bind("orderId", order.id().value())
                .execute();
        new OrderSearchTerms(handle).written(order);
    }
}
