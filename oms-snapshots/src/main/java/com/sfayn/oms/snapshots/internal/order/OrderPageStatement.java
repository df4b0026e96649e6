package com.sfayn.oms.snapshots.internal.order;

import com.sfayn.oms.application.port.order.OrderQuery;
import com.sfayn.oms.application.port.order.OrderQuery.Scope;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.Query;

/**
 * Builds the one statement of a page of orders from the conditions of the query and the end of the last page.
 *
 * <p>Orders with a SKU or coupon are read by their terms, which contain the time of creation. Sort order, bounds and
 * the end of the last page then use the columns of the term, so that a page reads no more terms than it shows. Terms
 * are joined by the order's id alone: with the time added, a planner takes the two for independent, expects a single
 * row, and sorts everything.
 */
public final class OrderPageStatement {
    private final OrderQuery query;
    private final StringBuilder from = new StringBuilder("oms.orders o");
    private String creation = "o";
    private final StringBuilder where = new StringBuilder("o.tenant_id = :tenant");
    private final List<Consumer<Query>> bindings = new ArrayList<>();

    public OrderPageStatement(OrderQuery query) {
        this.query = query;
        scopes();
        anyOf("o.status", "status", query.status());
        anyOf("o.payment_status", "paymentStatus", query.paymentStatus());
        anyOf("o.fulfilment_status", "fulfilmentStatus", query.fulfilmentStatus());
        equal("o.vendor_id", "vendorId", query.vendorId());
        equal("o.customer_id", "customerId", query.customerId());
        equal("o.group_id", "groupId", query.groupId());
        equal("o.external_reference", "externalReference", query.externalReference());
        term(OrderSearchTerms.SKU, "sku", query.productSku() == null ? Set.of() : Set.of(query.productSku()));
        term(OrderSearchTerms.COUPON, "coupon", query.couponCodes());
        time(creation + ".created_at >= ", "createdFrom", query.createdFrom());
        time(creation + ".created_at < ", "createdBefore", query.createdBefore());
        time("o.placed_at >= ", "placedFrom", query.placedFrom());
        time("o.placed_at < ", "placedBefore", query.placedBefore());
        time("o.updated_at >= ", "updatedFrom", query.updatedFrom());
        time("o.updated_at < ", "updatedBefore", query.updatedBefore());
        query.after().ifPresent(this::after);
    }

    /** Reads one order more than the page holds, to detect whether there are more. */
    public Query on(TenantHandle handle) {
        String direction = query.sort().descending() ? " desc" : "";
        Query statement = handle.query("select o.document from " + from + " where " + where + " order by " + sortTime()
                        + direction + ", " + sortId() + direction + " fetch first :rows rows only")
                .bind("rows", query.first() + 1);
        bindings.forEach(binding -> binding.accept(statement));
        return statement;
    }

    private String sortTime() {
        return query.sort().byUpdate() ? "o.updated_at" : creation + ".created_at";
    }

    private String sortId() {
        return query.sort().byUpdate() ? "o.order_id" : creation + ".order_id";
    }

    private void scopes() {
        if (query.scopes().contains(Scope.TENANT)) return;
        List<String> alternatives = new ArrayList<>();
        for (Scope scope : query.scopes()) {
            String name = "scope" + alternatives.size();
            boolean ofCustomer = scope.customerId() != null;
            alternatives.add(
                    ofCustomer
                            ? "o.customer_id = :" + name
                            : "o.vendor_id = :" + name + " and o.placed_at is not null");
            String id = ofCustomer ? scope.customerId() : scope.vendorId();
            bindings.add(statement -> statement.bind(name, id));
        }
        where.append(" and (").append(String.join(" or ", alternatives)).append(")");
    }

    private void equal(String column, String name, String value) {
        if (value == null) return;
        where.append(" and ").append(column).append(" = :").append(name);
        bindings.add(statement -> statement.bind(name, value));
    }

    /**
     * Compares a single value by {@code =}: only then does the planner see that an index on it is in the order of the
     * page.
     */
    private void anyOf(String column, String name, Collection<? extends Enum<?>> values) {
        if (values.isEmpty()) return;
        if (values.size() == 1) {
            equal(column, name, values.iterator().next().name());
            return;
        }
        where.append(" and ").append(column).append(" = any(cast(:" + name + " as varchar array))");
        bindings.add(statement -> TenantHandle.bindTexts(
                statement, name, values.stream().map(Enum::name).toList()));
    }

    private void time(String comparison, String name, Instant value) {
        if (value == null) return;
        where.append(" and ").append(comparison).append(":").append(name);
        bindings.add(statement -> TenantHandle.bindTime(statement, name, value));
    }

    /** Compares a single value by {@code =}, as {@link #anyOf} does. */
    private void term(String kind, String name, Set<String> values) {
        if (values.isEmpty()) return;
        boolean single = values.size() == 1;
        from.append(" join oms.order_term " + name + " on " + name + ".order_id = o.order_id");
        where.append(" and " + name + ".tenant_id = :tenant and " + name + ".kind = '" + kind + "' and " + name
                + (single ? ".term = :" + name : ".term = any(cast(:" + name + " as varchar array))"));
        bindings.add(statement -> {
            if (single) statement.bind(name, values.iterator().next());
            else TenantHandle.bindTexts(statement, name, values);
        });
        creation = name;
    }

    private void after(OrderQuery.Position position) {
        String comparison = query.sort().descending() ? " < " : " > ";
        where.append(" and (" + sortTime() + ", " + sortId() + ")" + comparison + "(:afterTime, :afterId)");
        bindings.add(statement -> TenantHandle.bindTime(statement, "afterTime", position.time()));
        bindings.add(statement -> statement.bind("afterId", position.orderId()));
    }
}
