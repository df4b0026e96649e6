package com.sfayn.oms.snapshots.internal.check;

import com.sfayn.oms.application.port.ConsistencyChecks.Contradiction;
import com.sfayn.oms.application.port.ConsistencyChecks.Key;
import com.sfayn.oms.application.port.ConsistencyChecks.Page;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks that each order of an idempotency key exists, at the recorded version or a later one. */
final class KeyCheck implements RowCheck {
    /** The outcome as use cases record it, e.g. {@code ORD-7K2M4P8Q1R3S:4,ORD-…:1}; other outcomes name no orders. */
    private static final Pattern CHANGED_ORDER = Pattern.compile("(ORD-[^:,]+):(\\d{1,9})(?:,|$)");

    private static final KeysetPager ORDER = new KeysetPager("k", List.of("user_id", "operation", "idem_key"));

    private final TenantHandle handle;

    KeyCheck(TenantHandle handle) {
        this.handle = handle;
    }

    @Override
    public Page scan(Key after, int limit) {
        Map<Key, Map<String, Integer>> done = new LinkedHashMap<>();
        ORDER.next(
                        handle,
                        "select k.user_id, k.operation, k.idem_key, k.outcome from oms.idempotency_key k"
                                + " where k.tenant_id = :tenant",
                        after,
                        limit,
                        (row, context) -> Map.entry(
                                Key.of(row.getString("user_id"), row.getString("operation"), row.getString("idem_key")),
                                orders(row.getString("outcome"))))
                .forEach(row -> done.put(row.getKey(), row.getValue()));
        Map<String, Integer> versions = versions(done.values().stream()
                .flatMap(orders -> orders.keySet().stream())
                .toList());
        return RowCheck.page(
                List.copyOf(done.keySet()),
                key -> !lacking(done.get(key), versions).isEmpty());
    }

    @Override
    public List<Contradiction> confirm(Key suspect, boolean repair) {
        String operation = suspect.parts().get(1);
        List<String> outcomes = handle.query("""
                        select outcome from oms.idempotency_key
                        where tenant_id = :tenant and user_id = :user and operation = :operation and idem_key = :key
                        """)
                .bind("user", suspect.parts().get(0))
                .bind("operation", operation)
                .bind("key", suspect.parts().get(2))
                .mapTo(String.class)
                .list();
        List<Contradiction> found = new ArrayList<>();
        for (String outcome : outcomes) {
            Map<String, Integer> done = orders(outcome);
            Map<String, Integer> versions = versions(List.copyOf(done.keySet()));
            for (String id : lacking(done, versions)) {
                found.add(Contradiction.ofFacts("an idempotency key of " + operation + " records order " + id
                        + " at version " + done.get(id) + "; found "
                        + (versions.containsKey(id) ? "version " + versions.get(id) : "no such order") + "."));
            }
        }
        return found;
    }

    private static Map<String, Integer> orders(String outcome) {
        Map<String, Integer> orders = new LinkedHashMap<>();
        Matcher matcher = CHANGED_ORDER.matcher(outcome);
        while (matcher.find()) orders.put(matcher.group(1), Integer.valueOf(matcher.group(2)));
        return orders;
    }

    private static List<String> lacking(Map<String, Integer> done, Map<String, Integer> versions) {
        return done.entrySet().stream()
                .filter(order -> versions.getOrDefault(order.getKey(), 0) < order.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    private Map<String, Integer> versions(List<String> ids) {
        Map<String, Integer> versions = new HashMap<>();
        if (ids.isEmpty()) return versions;
        var query = handle.query("select order_id, version from oms.orders"
                + " where tenant_id = :tenant and order_id = any(cast(:orderIds as varchar array))");
        TenantHandle.bindTexts(query, "orderIds", ids)
                .map((row, context) -> Map.entry(row.getString("order_id"), row.getInt("version")))
                .forEach(row -> versions.put(row.getKey(), row.getValue()));
        return versions;
    }
}
