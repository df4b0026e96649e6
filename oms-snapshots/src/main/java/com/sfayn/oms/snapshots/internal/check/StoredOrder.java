package com.sfayn.oms.snapshots.internal.check;

import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.snapshots.internal.document.OrderDocument;
import com.sfayn.oms.snapshots.internal.order.OrderSearchTerms;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * An order's stored row and its rows in other tables: everything that its document can be compared with.
 *
 * @param order null if the document can't be read
 * @param wrongColumns columns that differ from the document
 * @param terms search terms with the order's time of creation
 * @param allTerms the number of search terms with any time
 */
record StoredOrder(
        String id,
        int version,
        Order order,
        List<String> wrongColumns,
        int events,
        int lastEvent,
        int lastVersion,
        Set<String> terms,
        int allTerms) {
    private static final String EVENTS =
            "from oms.order_event e where e.tenant_id = :tenant and e.order_id = o.order_id";
    private static final String TERMS = "from oms.order_term t where t.tenant_id = :tenant and t.order_id = o.order_id";

    /** One statement, so that all values are of the same moment. */
    static final String SELECT = "select o.*, (select count(*) " + EVENTS + ") as events, (select max(e.sequence) "
            + EVENTS + ") as last_event, (select max(e.version) " + EVENTS + ") as last_version,"
            + " (select array_agg(t.kind || ' ' || t.term) " + TERMS + " and t.created_at = o.created_at) as terms,"
            + " (select count(*) " + TERMS + ") as all_terms from oms.orders o where o.tenant_id = :tenant";

    /** Reads a row of {@link #SELECT}. */
    static StoredOrder of(ResultSet row) throws SQLException {
        Order order = read(row.getString("document"));
        return new StoredOrder(
                row.getString("order_id"),
                row.getInt("version"),
                order,
                order == null ? List.of() : wrongColumns(row, order),
                row.getInt("events"),
                row.getInt("last_event"),
                row.getInt("last_version"),
                strings(row.getArray("terms")),
                row.getInt("all_terms"));
    }

    boolean isSound() {
        return eventsHold() && identityHolds() && wrongColumns.isEmpty() && termsHold();
    }

    /** Returns whether the document is readable and belongs to this row, at its version. */
    boolean identityHolds() {
        return order != null && order.id().value().equals(id) && order.version() == version;
    }

    /**
     * Returns whether the events are numbered 1, 2, 3 … up to the document's count, the last one with the order's
     * version.
     */
    boolean eventsHold() {
        return order == null
                || events == order.revision().events() && lastEvent == events && lastVersion == order.version();
    }

    boolean termsHold() {
        return order == null || allTerms == terms.size() && terms.equals(OrderSearchTerms.spelled(order));
    }

    private static Order read(String document) {
        try {
            return OrderDocument.read(document);
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static List<String> wrongColumns(ResultSet row, Order order) throws SQLException {
        List<String> wrong = new ArrayList<>();
        compare(wrong, row, "status", order.status().name());
        compare(wrong, row, "payment_status", order.paymentStatus().name());
        compare(wrong, row, "fulfilment_status", order.fulfilmentStatus().name());
        compare(wrong, row, "vendor_id", order.parties().vendor().vendorId());
        compare(wrong, row, "customer_id", order.parties().customer().customerId());
        compare(wrong, row, "group_id", order.origin().groupId());
        compare(wrong, row, "external_reference", order.origin().externalReference());
        compare(wrong, row, "currency", order.currency().getCurrencyCode());
        BigDecimal total = row.getBigDecimal("total");
        if (total == null || total.compareTo(order.pricing().total().amount()) != 0) wrong.add("total");
        compare(wrong, row, "created_at", order.timeline().createdAt());
        compare(wrong, row, "placed_at", order.timeline().placedAt());
        compare(wrong, row, "updated_at", order.timeline().updatedAt());
        compare(wrong, row, "expires_at", order.timeline().expiresAt());
        return wrong;
    }

    private static void compare(List<String> wrong, ResultSet row, String column, String expected) throws SQLException {
        if (!Objects.equals(row.getString(column), expected)) wrong.add(column);
    }

    private static void compare(List<String> wrong, ResultSet row, String column, Instant expected)
            throws SQLException {
        if (!Objects.equals(TenantHandle.time(row, column), expected)) wrong.add(column);
    }

    private static Set<String> strings(Array array) throws SQLException {
        Set<String> texts = new TreeSet<>();
        if (array == null) return texts;
        for (Object text : (Object[]) array.getArray()) texts.add((String) text);
        return texts;
    }
}
