package com.sfayn.oms.snapshots.internal.check;

import com.sfayn.oms.application.port.ConsistencyChecks.Contradiction;
import com.sfayn.oms.application.port.ConsistencyChecks.Key;
import com.sfayn.oms.application.port.ConsistencyChecks.Page;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.payment.Payment;
import com.sfayn.oms.domain.order.payment.Transaction;
import com.sfayn.oms.snapshots.internal.document.OrderDocument;
import com.sfayn.oms.snapshots.internal.order.JdbiPaymentClaims;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Compares the transactions that paid orders with their claims. A transaction without a claim could pay for another
 * order.
 */
final class PaymentCheck implements RowCheck {
    private static final KeysetPager ORDER = new KeysetPager("o", List.of("order_id"));

    private final TenantHandle handle;

    PaymentCheck(TenantHandle handle) {
        this.handle = handle;
    }

    @Override
    public Page scan(Key after, int limit) {
        Map<Key, Optional<Order>> orders = new LinkedHashMap<>();
        ORDER.next(
                        handle,
                        "select o.order_id, o.document from oms.orders o where o.tenant_id = :tenant",
                        after,
                        limit,
                        (row, context) ->
                                Map.entry(Key.of(row.getString("order_id")), readable(row.getString("document"))))
                .forEach(row -> orders.put(row.getKey(), row.getValue()));
        Map<Transaction, String> claims = claims(orders.values().stream()
                .flatMap(Optional::stream)
                .flatMap(order -> paidBy(order).keySet().stream())
                .toList());
        return RowCheck.page(
                List.copyOf(orders.keySet()),
                key -> orders.get(key).stream()
                        .anyMatch(order -> paidBy(order).keySet().stream()
                                .anyMatch(transaction -> !groupOf(order).equals(claims.get(transaction)))));
    }

    @Override
    public List<Contradiction> confirm(Key suspect, boolean repair) {
        String id = suspect.parts().get(0);
        return handle.query(
                        "select document from oms.orders where tenant_id = :tenant and order_id = :orderId for update")
                .bind("orderId", id)
                .mapTo(String.class)
                .findOne()
                .flatMap(PaymentCheck::readable)
                .map(order -> contradictions(order, repair))
                .orElse(List.of());
    }

    private List<Contradiction> contradictions(Order order, boolean repair) {
        List<Contradiction> found = new ArrayList<>();
        Map<Transaction, Payment> payments = paidBy(order);
        Map<Transaction, String> claims = claims(List.copyOf(payments.keySet()));
        payments.forEach((transaction, payment) -> {
            String group = claims.get(transaction);
            if (groupOf(order).equals(group)) return;
            String paid = "order " + order.id() + " of the group " + groupOf(order) + " is paid by the "
                    + transaction.method() + " transaction " + transaction.id() + ", which is claimed for ";
            if (group != null) {
                found.add(Contradiction.ofFacts(paid + "the group " + group + "."));
                return;
            }
            if (repair) {
                new JdbiPaymentClaims(handle).claim(transaction, groupOf(order), payment.createdAt());
            }
            found.add(Contradiction.ofDerived(paid + "no group.", repair));
        });
        return found;
    }

    /** Returns the transactions that paid the order, each with its first payment. */
    private static Map<Transaction, Payment> paidBy(Order order) {
        Map<Transaction, Payment> transactions = new LinkedHashMap<>();
        for (Payment payment : order.payments()) {
            if (payment.transactionId() == null) continue;
            transactions.putIfAbsent(
                    new Transaction(Transaction.normalizedMethod(payment.method()), payment.transactionId()), payment);
        }
        return transactions;
    }

    private static String groupOf(Order order) {
        return order.origin().groupId();
    }

    /** Returns the groups that transactions are claimed for. */
    private Map<Transaction, String> claims(List<Transaction> transactions) {
        Map<Transaction, String> claims = new LinkedHashMap<>();
        if (transactions.isEmpty()) return claims;
        var query =
                handle.query("select method, transaction_id, group_id from oms.payment_use where tenant_id = :tenant"
                        + " and method = any(cast(:methods as varchar array))"
                        + " and transaction_id = any(cast(:ids as varchar array))");
        TreeSet<String> methods = new TreeSet<>();
        TreeSet<String> ids = new TreeSet<>();
        transactions.forEach(transaction -> {
            methods.add(transaction.method());
            ids.add(transaction.id());
        });
        TenantHandle.bindTexts(TenantHandle.bindTexts(query, "methods", methods), "ids", ids)
                .map((row, context) -> Map.entry(
                        new Transaction(row.getString("method"), row.getString("transaction_id")),
                        row.getString("group_id")))
                .forEach(claim -> claims.put(claim.getKey(), claim.getValue()));
        return claims;
    }

    /** Unreadable documents are reported by {@link OrderCheck}. */
    private static Optional<Order> readable(String document) {
        try {
            return Optional.of(OrderDocument.read(document));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
