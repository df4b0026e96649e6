package com.sfayn.oms.snapshots.internal.order;

import com.sfayn.oms.application.port.StaleOrderException;
import com.sfayn.oms.application.port.order.OrderPage;
import com.sfayn.oms.application.port.order.OrderQuery;
import com.sfayn.oms.application.port.order.OrderRepository;
import com.sfayn.oms.application.port.order.OverdueOrder;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.snapshots.internal.document.OrderDocument;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** Stores each order as one row: its document, and the columns that queries need. */
public final class JdbiOrderRepository implements OrderRepository {
    private final TenantHandle handle;
    private final OrderSearchTerms terms;

    public JdbiOrderRepository(TenantHandle handle) {
        this.handle = handle;
        this.terms = new OrderSearchTerms(handle);
    }

    @Override
    public Optional<Order> find(OrderId id) {
        return handle.query("select document from oms.orders where tenant_id = :tenant and order_id = :orderId")
                .bind("orderId", id.value())
                .map((row, context) -> read(row.getString("document")))
                .findOne();
    }

    @Override
    public List<Order> findAll(Collection<OrderId> ids) {
        if (ids.isEmpty()) return List.of();
        var query = handle.query("""
                select document from oms.orders
                where tenant_id = :tenant and order_id = any(cast(:orderIds as varchar array))
                """);
        Map<OrderId, Order> found = new HashMap<>();
        TenantHandle.bindTexts(
                        query, "orderIds", ids.stream().map(OrderId::value).toList())
                .map((row, context) -> read(row.getString("document")))
                .forEach(order -> found.put(order.id(), order));
        return ids.stream().distinct().map(found::get).filter(Objects::nonNull).toList();
    }

    /** Reads an order from a document that another statement of this transaction has read. */
    public Order read(String document) {
        return terms.seen(OrderDocument.read(document));
    }

    @Override
    public boolean insert(Order order) {
        boolean inserted = handle.insertUnlessThere(
                """
                insert into oms.orders (tenant_id, order_id, version, status, payment_status, fulfilment_status,
                    vendor_id, customer_id, group_id, external_reference, currency, total,
                    created_at, placed_at, updated_at, expires_at, document)
                values (:tenant, :orderId, :version, :status, :paymentStatus, :fulfilmentStatus,
                    :vendorId, :customerId, :groupId, :externalReference, :currency, :total,
                    :createdAt, :placedAt, :updatedAt, :expiresAt, cast(:document as oms.order_document))
                """,
                update -> bind(update, order)
                        .bind("groupId", order.origin().groupId())
                        .bind("externalReference", order.origin().externalReference()));
        if (inserted) {
            terms.written(order);
            return true;
        }
        if (isTaken(
                order.origin().externalReference(), order.parties().customer().customerId())) return false;
        throw new StaleOrderException(order.id());
    }

    private boolean isTaken(String externalReference, String customerId) {
        if (externalReference == null) return false;
        return handle.query("""
                        select count(*) from oms.orders
                        where tenant_id = :tenant and external_reference = :externalReference
                            and customer_id = :customerId
                        """)
                        .bind("externalReference", externalReference)
                        .bind("customerId", customerId)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    @Override
    public void update(Order order) {
        int updated = bind(handle.update("""
                                update oms.orders set version = :version, status = :status,
                                    payment_status = :paymentStatus, fulfilment_status = :fulfilmentStatus,
                                    vendor_id = :vendorId, customer_id = :customerId,
                                    currency = :currency, total = :total, created_at = :createdAt,
                                    placed_at = :placedAt, updated_at = :updatedAt, expires_at = :expiresAt,
                                    document = cast(:document as oms.order_document)
                                where tenant_id = :tenant and order_id = :orderId and version = :versionBefore
                                """), order)
                .bind("versionBefore", order.version() - 1)
                .execute();
        if (updated == 0) throw new StaleOrderException(order.id());
        terms.written(order);
    }

    public static Update bind(Update update, Order order) {
        update.bind("orderId", order.id().value())
                .bind("version", order.version())
                .bind("status", order.status().name())
                .bind("paymentStatus", order.paymentStatus().name())
                .bind("fulfilmentStatus", order.fulfilmentStatus().name())
                .bind("vendorId", order.parties().vendor().vendorId())
                .bind("customerId", order.parties().customer().customerId())
                .bind("currency", order.currency().getCurrencyCode())
                .bind("total", order.pricing().total().amount())
                .bind("document", OrderDocument.write(order));
        TenantHandle.bindTime(update, "createdAt", order.timeline().createdAt());
        TenantHandle.bindTime(update, "placedAt", order.timeline().placedAt());
        TenantHandle.bindTime(update, "updatedAt", order.timeline().updatedAt());
        return TenantHandle.bindTime(update, "expiresAt", order.timeline().expiresAt());
    }

    @Override
    public List<Order> inGroup(String groupId) {
        return handle.query("""
                        select document from oms.orders
                        where tenant_id = :tenant and group_id = :groupId order by order_id
                        """)
                .bind("groupId", groupId)
                .map((row, context) -> read(row.getString("document")))
                .list();
    }

    @Override
    public List<OverdueOrder> expired(Instant now, Optional<OverdueOrder> after, int limit) {
        return expiredStatement(now, after, limit)
                .map((row, context) ->
                        new OverdueOrder(TenantHandle.time(row, "expires_at"), new OrderId(row.getString("order_id"))))
                .list();
    }

    public Query expiredStatement(Instant now, Optional<OverdueOrder> after, int limit) {
        String afterLast = after.isPresent() ? "and (expires_at, order_id) > (:afterTime, :afterId)" : "";
        Query query = handle.query("""
                        select expires_at, order_id from oms.orders where tenant_id = :tenant and expires_at <= :now %s
                        order by expires_at, order_id fetch first :rows rows only
                        """.formatted(afterLast)).bind("rows", limit);
        after.ifPresent(last -> TenantHandle.bindTime(query, "afterTime", last.expiresAt())
                .bind("afterId", last.id().value()));
        return TenantHandle.bindTime(query, "now", now);
    }

    @Override
    public OrderPage page(OrderQuery query) {
        List<Order> orders = new OrderPageStatement(query)
                .on(handle)
                .map((row, context) -> read(row.getString("document")))
                .list();
        boolean more = orders.size() > query.first();
        return new OrderPage(more ? orders.subList(0, query.first()) : orders, more);
    }
}
