package com.sfayn.oms.server.durability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the rows of a database say of each other, read without any of the server's code. */
final class StoredFacts {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Connection connection;
    private final List<String> contradictions = new ArrayList<>();

    private StoredFacts(Connection connection) {
        this.connection = connection;
    }

    /** Each contradiction as a sentence; none in a sound database. */
    static List<String> contradictions(Connection connection) throws SQLException {
        StoredFacts facts = new StoredFacts(connection);
        facts.check();
        return facts.contradictions;
    }

    private void check() throws SQLException {
        Map<String, Integer> open = new TreeMap<>();
        Map<String, Integer> versions = new HashMap<>();
        Map<String, Integer> events = new HashMap<>();
        Map<String, TreeSet<String>> terms = new HashMap<>();
        each("select tenant_id, order_id, version, status, cast(document as varchar) from \"oms\".orders", row -> {
            String id = row.getString(1) + "/" + row.getString(2);
            JsonNode document = json(row.getString(5));
            versions.put(id, row.getInt(3));
            events.put(id, document.get("events").intValue());
            terms.put(id, new TreeSet<>());
            if (document.get("version").intValue() != row.getInt(3)
                    || !document.get("status").textValue().equals(row.getString(4))) {
                contradictions.add("The columns of " + id + " differ from its document.");
            }
            for (JsonNode line : document.get("lines")) {
                terms.get(id).add(line.get("product_sku").textValue());
                if (!List.of("PENDING", "CONFIRMED").contains(row.getString(4))) continue;
                int units = line.get("quantity").intValue()
                        - line.path("shipped").intValue()
                        - line.path("cancelled").intValue();
                String product =
                        row.getString(1) + "/" + line.get("product_sku").textValue();
                open.merge(product, units, Integer::sum);
            }
        });
        each("select tenant_id, sku, reserved from \"oms\".product", row -> {
            String id = row.getString(1) + "/" + row.getString(2);
            compare(id + " reserved", open.getOrDefault(id, 0), row.getInt(3));
        });
        Map<String, Integer> found = new HashMap<>();
        each("select tenant_id, order_id, sequence, version from \"oms\".order_event order by 1, 2, 3", row -> {
            String id = row.getString(1) + "/" + row.getString(2);
            compare(id + " next event", found.merge(id, 1, Integer::sum), row.getInt(3));
            if (row.getInt(4) > versions.getOrDefault(id, 0)) {
                contradictions.add("An event of " + id + " has version " + row.getInt(4) + ".");
            }
        });
        events.forEach((id, count) -> compare(id + " events", count, found.getOrDefault(id, 0)));
        each("select tenant_id, order_id, term from \"oms\".order_term where kind = 'SKU'", row -> {
            String id = row.getString(1) + "/" + row.getString(2);
            if (!terms.getOrDefault(id, new TreeSet<>()).remove(row.getString(3))) {
                contradictions.add(id + " has a term too many: " + row.getString(3) + ".");
            }
        });
        terms.forEach((id, left) -> {
            if (!left.isEmpty()) contradictions.add(id + " lacks terms: " + left + ".");
        });
        each("select tenant_id, operation, outcome from \"oms\".idempotency_key", row -> {
            for (String outcome : row.getString(3).split(",")) {
                String[] parts = outcome.split(":");
                if (!outcome.startsWith("ORD-")) continue;
                Integer version = versions.get(row.getString(1) + "/" + parts[0]);
                if (version == null || version < Integer.parseInt(parts[1])) {
                    contradictions.add("A key of " + row.getString(2) + " says " + outcome + ", found " + version);
                }
            }
        });
    }

    private void compare(String what, int expected, int found) {
        if (expected != found) contradictions.add(what + ": expected " + expected + ", found " + found + ".");
    }

    private void each(String sql, Reading reading) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) reading.read(rows);
        }
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @FunctionalInterface
    private interface Reading {
        void read(ResultSet row) throws SQLException;
    }
}
