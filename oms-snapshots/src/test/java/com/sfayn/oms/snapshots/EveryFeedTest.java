package com.sfayn.oms.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.event.AddressedEvent;
import com.sfayn.oms.application.event.EventSource;
import com.sfayn.oms.application.event.EventTypes;
import com.sfayn.oms.application.internal.row.SnapshotRows;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.ImportOptions;
import com.sfayn.oms.application.snapshot.SnapshotSource;
import com.sfayn.oms.application.snapshot.SyncMode;
import com.sfayn.oms.application.snapshot.SyncSnapshots;
import com.sfayn.oms.application.snapshot.row.RowFeed;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.EmbeddingTest.ApplicationDatabase;
import com.sfayn.oms.snapshots.csv.CsvFeed;
import com.sfayn.oms.snapshots.event.EventReader;
import com.sfayn.oms.snapshots.internal.load.SnapshotTable;
import com.sfayn.oms.snapshots.internal.sql.Schema;
import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same changes leave identical rows, whichever feed they come from. */
class EveryFeedTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final JacksonJsonReader JSON = new JacksonJsonReader();
    private static final ObjectMapper WRITER = new ObjectMapper();

    private static final Map<SnapshotType, String> ROWS = Map.of(
            SnapshotType.PRODUCT,
            """
            {"vendor_id": "v-1", "product_sku": "MUG", "product_id": "p-1", "product_name": "NAME", "product_category": null,
             "options": {"size": "L", "tags": ["soft", 2]}, "product_price": 8.50, "product_currency": "SGD", "stock": 50,
             "package_weight": 0.400, "package_length": 10, "package_width": 11, "package_height": 12,
             "is_taxable": false, "is_active": true}
            """,
            SnapshotType.VENDOR,
            """
            {"vendor_id": "v-1", "name": "NAME \\"quoted\\", Ltd", "country": "singapore", "is_active": true}
            """,
            SnapshotType.OFFER,
            """
            {"vendor_id": "v-1", "offer_id": "o-1", "offer_type": "percentage_discount", "name": "NAME",
             "discount_value": 10.0, "conditions": {"eligible_products": ["MUG"], "minimum_quantity": 2},
             "required_coupon": false, "stackable": true, "priority": 5, "start_date": "2026-01-01", "end_date": null,
             "is_active": false}
            """,
            SnapshotType.COUPON,
            """
            {"vendor_id": "v-1", "coupon_code": "welcome", "offer_id": "NAME", "start_date": null,
             "end_date": "2026-12-31", "is_active": true}
            """,
            SnapshotType.SHIPPING_OPTION,
            """
            {"vendor_id": "v-1", "option_id": "std", "name": "NAME", "method": "Standard", "delivery_time": "2-3 Days",
             "conditions": {"max_weight": 30}, "base_cost": 5, "flat_rate": 0.5, "currency": "SGD", "is_active": true}
            """,
            SnapshotType.CUSTOMER,
            """
            {"customer_id": "c-1", "user_id": "u-1", "first_name": "NAME", "last_name": "Lee", "email": null,
             "is_active": true}
            """,
            SnapshotType.CUSTOMER_ADDRESS,
            """
            {"customer_id": "c-1", "address_id": "a-1", "address_type": "shipping", "street": "NAME", "city": "Austin",
             "state": "Texas", "postal": 73301, "country": "USA", "is_default": true, "is_active": true}
            """,
            SnapshotType.TAX_RULE,
            """
            {"rule_id": "t-1", "country": "Singapore", "name": "NAME", "rate": 0.090, "product_categories": ["a", "b"],
             "is_active": true}
            """);

    private static final Map<SnapshotType, String> EVENTS = Map.of(
            SnapshotType.PRODUCT, "product_catalog.events.ProductUpdatedEvent",
            SnapshotType.VENDOR, "vendor_registry.events.VendorUpdatedEvent",
            SnapshotType.OFFER, "vendor_registry.events.VendorOfferUpdatedEvent",
            SnapshotType.COUPON, "vendor_registry.events.VendorCouponUpdatedEvent",
            SnapshotType.SHIPPING_OPTION, "vendor_registry.events.VendorShippingOptionUpdatedEvent");

    /** One row, by one feed. */
    @FunctionalInterface
    private interface Feed {
        void give(Oms oms, TenantId tenant, SnapshotType type, Map<String, Object> row, Instant at);
    }

    private static final Map<String, Feed> IMPORTS = new TreeMap<>(Map.of(
            "csv", EveryFeedTest::byFile, "syncSnapshots", EveryFeedTest::byCall, "source", EveryFeedTest::bySource));
    private static final Map<String, Feed> EVENT_FEEDS =
            new TreeMap<>(Map.of("webhook", EveryFeedTest::byWebhook, "stream", EveryFeedTest::byStream));

    @ParameterizedTest
    @EnumSource
    void the_same_changes_leave_the_same_rows_by_every_feed(ApplicationDatabase kind) {
        try (HikariDataSource database =
                kind == ApplicationDatabase.H2 ? EmbeddedDatabases.h2() : EmbeddedDatabases.postgres()) {
            Oms oms = Oms.builder()
                    .storage(JdbiStorage.over(database))
                    .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                    .jsonReader(JSON)
                    .syncUsersAutomatically(true)
                    .build();
            for (SnapshotType type : SnapshotType.values()) {
                Map<String, Feed> feeds = new TreeMap<>(IMPORTS);
                if (EVENTS.containsKey(type)) feeds.putAll(EVENT_FEEDS);
                Map<String, List<Map<String, Object>>> left = new TreeMap<>();
                feeds.forEach((name, feed) -> {
                    TenantId tenant = new TenantId(name + " " + type);
                    feed.give(oms, tenant, type, row(type, "First"), NOW.minusSeconds(60));
                    feed.give(oms, tenant, type, row(type, "Later"), NOW.minusSeconds(30));
                    feed.give(oms, tenant, type, row(type, "Older"), NOW.minusSeconds(45));
                    left.put(name, rows(database, tenant, type));
                });

                List<Map<String, Object>> byFile = left.get("csv");
                assertThat(byFile).as(type.name()).hasSize(1);
                assertThat(byFile.toString()).contains("Later");
                left.forEach((name, rows) ->
                        assertThat(rows).as(type + " by " + name).isEqualTo(byFile));
            }
        }
    }

    private static Map<String, Object> row(SnapshotType type, String name) {
        Map<String, Object> row = new LinkedHashMap<>();
        ((Map<?, ?>) JSON.read(ROWS.get(type).replace("NAME", name)).value().orElseThrow())
                .forEach((column, value) -> row.put((String) column, value));
        return row;
    }

    private static void byFile(Oms oms, TenantId tenant, SnapshotType type, Map<String, Object> row, Instant at) {
        List<String> columns = SnapshotRows.columns(type).names();
        String file = String.join(",", columns) + "\r\n"
                + columns.stream()
                        .map(column -> "\"" + text(row.get(column)).replace("\"", "\"\"") + "\"")
                        .collect(Collectors.joining(","))
                + "\r\n";
        ImportOptions terms = new ImportOptions(type, SyncMode.UPSERT, false, false, at);
        CsvFeed feed = new CsvFeed(type, new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
        accepted(oms.snapshots().importSnapshots().handleForOperator(tenant, terms, "csv", feed));
    }

    private static void byCall(Oms oms, TenantId tenant, SnapshotType type, Map<String, Object> row, Instant at) {
        SyncSnapshots.Command command =
                new SyncSnapshots.Command(type, SyncMode.UPSERT, false, false, at, List.of(row), Preconditions.NONE);
        accepted(oms.snapshots().syncSnapshots().handle(Actor.of(tenant, "admin", Role.ADMIN), command));
    }

    private static void bySource(Oms oms, TenantId tenant, SnapshotType rows, Map<String, Object> row, Instant at) {
        accepted(oms.snapshots().pullSnapshots().handle(tenant, new SnapshotSource() {
            @Override
            public String name() {
                return "their own";
            }

            @Override
            public SnapshotType type() {
                return rows;
            }

            @Override
            public Pulled pull(TenantId asked, Instant since) {
                return new Pulled(RowFeed.of(List.of(row)), at);
            }
        }));
    }

    private static void byWebhook(Oms oms, TenantId tenant, SnapshotType type, Map<String, Object> row, Instant at) {
        Map<String, Object> body = new LinkedHashMap<>(row);
        body.put("event_type", EVENTS.get(type));
        body.put("tenant_id", tenant.value());
        body.put("event_id", "event of " + at);
        body.put("occurred_at", at.toString());
        byte[] bytes = text(body).getBytes(StandardCharsets.UTF_8);
        received(oms, "webhook erp", new EventReader(JSON).readWebhook(bytes, "msg " + at, NOW));
    }

    private static void byStream(Oms oms, TenantId tenant, SnapshotType type, Map<String, Object> row, Instant at) {
        Map<String, String> fields = new LinkedHashMap<>();
        row.forEach((column, value) -> fields.put(column, text(value)));
        fields.put("event_type", EVENTS.get(type));
        fields.put("tenant_id", tenant.value());
        received(oms, "stream.erp", new EventReader(JSON).readStreamEntry(fields, at.toEpochMilli() + "-0"));
    }

    private static void received(Oms oms, String source, Answer<AddressedEvent> read) {
        AddressedEvent event = read.orThrow();
        accepted(oms.events()
                .receiveEvent()
                .handle(event.tenant(), new EventSource(source, EventTypes.all()), event.event()));
    }

    private static void accepted(Answer<?> answer) {
        assertThat(answer.refusals()).isEmpty();
    }

    /** Writes a value as a file or a flat stream entry has it. */
    private static String text(Object value) {
        if (value == null) return "";
        if (!(value instanceof Map) && !(value instanceof List)) return value.toString();
        try {
            return WRITER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the tenant's rows without the columns that differ on purpose: the tenant, the source and its id. */
    private static List<Map<String, Object>> rows(HikariDataSource database, TenantId tenant, SnapshotType type) {
        return Jdbi.create(database)
                .withHandle(handle -> handle.createQuery(new Schema("oms")
                                .in("select * from oms."
                                        + SnapshotTable.of(type).name() + " where tenant_id = :tenant"))
                        .bind("tenant", tenant.value())
                        .mapToMap()
                        .map(row -> {
                            Map<String, Object> columns = new TreeMap<>(row);
                            columns.keySet().removeAll(List.of("tenant_id", "source_id", "source"));
                            return columns;
                        })
                        .list());
    }
}
