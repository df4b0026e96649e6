package com.sfayn.oms.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.fixture.FullOrder;
import com.sfayn.oms.application.fixture.SampleOrders;
import com.sfayn.oms.application.fixture.SampleSnapshots;
import com.sfayn.oms.application.port.IdempotencyKeys.Key;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.order.OrderQuery;
import com.sfayn.oms.application.port.order.OrderQuery.Scope;
import com.sfayn.oms.application.port.order.OrderQuery.Sort;
import com.sfayn.oms.application.port.snapshot.BookVersion;
import com.sfayn.oms.application.port.snapshot.ImportLog.EndedImport;
import com.sfayn.oms.application.port.snapshot.SnapshotChange;
import com.sfayn.oms.application.port.snapshot.SnapshotLoad;
import com.sfayn.oms.application.port.snapshot.SnapshotLoad.NumberedChange;
import com.sfayn.oms.application.port.snapshot.SnapshotRepository.Reference;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import com.sfayn.oms.application.port.webhook.SealedSecret;
import com.sfayn.oms.application.port.webhook.WebhookSource;
import com.sfayn.oms.application.port.webhook.WebhookSources.Registered;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.StockMovement;
import com.sfayn.oms.domain.tenant.TenantId;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Runs statements without their tenant predicates: with row-level security, no row of another tenant is seen or
 * changed. On H2, which has none, the same queries do find foreign rows, which proves that the hook works.
 */
class ForgottenTenantTest {
    private static final TenantId OURS = new TenantId("ours");
    private static final TenantId THEIRS = new TenantId("theirs");
    private static final Instant NOON = SampleOrders.NOON;
    private static final OrderId ORDER = new OrderId("ORD-1");
    private static final Pattern PREDICATE = Pattern.compile("(\\w+\\.)?tenant_id = :tenant");
    private static final UnaryOperator<String> FORGETFUL =
            sql -> PREDICATE.matcher(sql).replaceAll("cast(:tenant as varchar) is not null");

    @Test
    void a_superusers_statement_without_its_tenant_finds_no_foreign_rows() {
        try (HikariDataSource pool = EmbeddedDatabases.postgres()) {
            assertThat(foreignRowsSeen(pool)).isEmpty();
            assertThat(foreignRowsChanged(pool)).isEmpty();
        }
    }

    @Test
    void a_plain_owners_statement_without_its_tenant_finds_no_foreign_rows() {
        try (HikariDataSource pool = EmbeddedDatabases.postgresAsPlainOwner()) {
            assertThat(foreignRowsSeen(pool)).isEmpty();
            assertThat(foreignRowsChanged(pool)).isEmpty();
        }
    }

    /** An application that shares the pool may leave its sessions as another role, and no pool resets that. */
    @Test
    void a_session_left_in_a_role_that_bypasses_row_security_finds_no_foreign_rows() {
        try (HikariDataSource superuser = EmbeddedDatabases.postgres();
                HikariDataSource owner = EmbeddedDatabases.postgresAsPlainOwner()) {
            for (HikariDataSource pool : List.of(superuser, owner)) {
                assertThat(foreignRowsSeen(pool, ForgottenTenantTest::leaveInBypassingRole))
                        .isEmpty();
            }
        }
    }

    private static void leaveInBypassingRole(HikariDataSource pool) {
        String seeing = EmbeddedDatabases.name() + "_seeing";
        try (HikariDataSource administrator = EmbeddedDatabases.sameDatabase(pool, "postgres")) {
            EmbeddedDatabases.execute(
                    administrator,
                    "create role " + seeing + " nologin bypassrls",
                    "grant " + seeing + " to " + pool.getUsername(),
                    "grant usage on schema oms to " + seeing,
                    "grant all on all tables in schema oms to " + seeing);
        }
        List<Connection> all = new ArrayList<>();
        try {
            while (all.size() < pool.getMaximumPoolSize()) {
                all.add(pool.getConnection());
                try (Statement statement = all.get(all.size() - 1).createStatement()) {
                    statement.execute("set role " + seeing);
                }
            }
            for (Connection each : all) each.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void row_security_also_holds_on_the_oldest_postgres() {
        try (HikariDataSource pool = EmbeddedDatabases.oldestPostgres()) {
            assertThat(foreignRowsSeen(pool)).isEmpty();
        }
    }

    @Test
    void without_row_security_every_query_finds_foreign_rows() {
        try (HikariDataSource pool = EmbeddedDatabases.h2()) {
            assertThat(foreignRowsSeen(pool))
                    .containsExactlyElementsOf(queries().keySet());
            assertThat(foreignRowsChanged(pool))
                    .containsExactly("stock", "offers", "grants", "imports", "events", "webhook sources");
        }
    }

    /** Returns the queries that found rows of another tenant. */
    private static List<String> foreignRowsSeen(HikariDataSource pool) {
        return foreignRowsSeen(pool, left -> {});
    }

    private static List<String> foreignRowsSeen(HikariDataSource pool, Consumer<HikariDataSource> leaving) {
        fill(JdbiStorage.over(pool));
        JdbiStorage forgetful =
                JdbiStorage.builder(pool).statementRewriter(FORGETFUL).build();
        leaving.accept(pool);
        List<String> seen = new ArrayList<>();
        queries().forEach((name, query) -> {
            if (forgetful.inTransaction(OURS, query)) seen.add(name);
        });
        return seen;
    }

    private static Map<String, Function<TenantStore, Boolean>> queries() {
        Map<String, Function<TenantStore, Boolean>> queries = new LinkedHashMap<>();
        queries.put(
                "open: order", store -> store.loadOrder("u-1", ORDER).order().isPresent());
        queries.put(
                "open: grants", store -> store.loadOrder("u-1", ORDER).access().known());
        queries.put("access: grants", store -> store.access("u-1").known());
        queries.put(
                "access: customer", store -> store.access("u-1").customerId().isPresent());
        queries.put("orders: find", store -> store.orders().find(ORDER).isPresent());
        queries.put(
                "orders: findAll",
                store -> !store.orders().findAll(List.of(ORDER)).isEmpty());
        queries.put(
                "orders: page",
                store -> !store.orders().page(everything(null)).orders().isEmpty());
        queries.put(
                "orders: page by SKU",
                store -> !store.orders().page(everything("HOODIE-M")).orders().isEmpty());
        queries.put("events", store -> !store.events().read(ORDER, 0, 10).isEmpty());
        queries.put(
                "products: find",
                store -> !store.products().find("v-1", Set.of("MUG")).isEmpty());
        queries.put(
                "products: findForUpdate",
                store -> !store.products().findForUpdate("v-1", Set.of("MUG")).isEmpty());
        queries.put(
                "books: versions",
                store -> store.books().versions(Set.of("v-1")).get("v-1").vendor() > 0);
        queries.put(
                "books: vendor",
                store -> store.books()
                        .book(new BookVersion("v-1", 0, 0))
                        .vendor()
                        .isPresent());
        queries.put(
                "books: offers",
                store -> !store.books()
                        .book(new BookVersion("v-1", 0, 0))
                        .offers()
                        .isEmpty());
        queries.put(
                "books: options",
                store -> !store.books()
                        .book(new BookVersion("v-1", 0, 0))
                        .shippingOptions()
                        .isEmpty());
        queries.put(
                "books: tax rules",
                store -> !store.books()
                        .book(new BookVersion("v-1", 0, 0))
                        .taxRules()
                        .isEmpty());
        queries.put(
                "coupons",
                store -> !store.books().coupons("v-1", Set.of("WELCOME25")).isEmpty());
        queries.put("customers: find", store -> store.customers().find("c-1").isPresent());
        queries.put(
                "customers: ofUser", store -> store.customers().ofUser("u-1").isPresent());
        queries.put(
                "customers: addresses",
                store -> !store.customers().addresses("c-1").isEmpty());
        queries.put(
                "snapshots: missing",
                store -> store.snapshots()
                        .missing(Set.of(new Reference(SnapshotType.PRODUCT, "v-1", "MUG")))
                        .isEmpty());
        for (SnapshotType type : SnapshotType.values()) {
            queries.put(
                    "counts: " + type,
                    store -> store.snapshots().count().stream().anyMatch(group -> group.type() == type));
        }
        queries.put("imports: last", store -> !store.imports().last().isEmpty());
        queries.put(
                "imports: lastTaken",
                store -> store.imports().lastTaken(SnapshotType.PRODUCT, "csv").isPresent());
        queries.put("webhooks: list", store -> !store.webhooks().list().isEmpty());
        queries.put(
                "webhooks: findForUpdate",
                store -> store.webhooks().findForUpdate("whs-1").isPresent());
        return queries;
    }

    private static OrderQuery everything(String sku) {
        return new OrderQuery(
                List.of(Scope.TENANT),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null,
                null,
                null,
                sku,
                Set.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                Sort.CREATED_AT_ASC,
                10,
                Optional.empty());
    }

    /** Writes without predicates, and returns what has changed of the other tenant. */
    private static List<String> foreignRowsChanged(HikariDataSource pool) {
        JdbiStorage careful = JdbiStorage.over(pool);
        JdbiStorage forgetful =
                JdbiStorage.builder(pool).statementRewriter(FORGETFUL).build();
        forgetful.inTransaction(OURS, store -> {
            store.products().move("v-1", new StockMovement(StockMovement.Kind.DEDUCT, new TreeMap<>(Map.of("MUG", 2))));
            SnapshotLoad offers =
                    store.snapshots().load(SnapshotType.OFFER, new SourceStamp(NOON.plusSeconds(60), "s", "test"));
            offers.add(List.of(new NumberedChange(1, SampleSnapshots.offer("v-1", "o-2", "5", true))));
            offers.deactivateOthers();
            store.grants().revoke("u-1", Set.of(Permission.PLACE_ORDER), NOON);
            store.imports().note(new EndedImport(SnapshotType.PRODUCT, null, "csv", NOON, NOON, "ours"));
            store.receivedEvents().forget(NOON.plusSeconds(60));
            store.webhooks().remove("whs-1");
            return null;
        });
        return careful.inTransaction(THEIRS, store -> {
            List<String> changed = new ArrayList<>();
            if (store.products().find("v-1", Set.of("MUG")).get("MUG").onHand() != 5) changed.add("stock");
            if (store.books()
                            .book(store.books().versions(Set.of("v-1")).get("v-1"))
                            .offers()
                            .size()
                    != 1) {
                changed.add("offers");
            }
            if (!store.access("u-1").revoked().isEmpty()) changed.add("grants");
            if (!store.imports().last().get(0).outcome().equals("theirs")) changed.add("imports");
            if (store.receivedEvents()
                    .claim("webhook erp", "e-1", "fp", NOON, NOON)
                    .isEmpty()) changed.add("events");
            if (store.webhooks().list().isEmpty()) changed.add("webhook sources");
            return changed;
        });
    }

    private static void fill(JdbiStorage storage) {
        List<SnapshotChange> rows = List.of(
                SampleSnapshots.product("MUG", "8.00", 5),
                SampleSnapshots.vendor("v-1", "Vendor"),
                SampleSnapshots.offer("v-1", "o-1", "10", true),
                SampleSnapshots.shippingOption("v-1", "std", "5.00"),
                SampleSnapshots.taxRule("t-1", "SG", "0.09", true),
                SampleSnapshots.coupon("v-1", "WELCOME25", "o-1"),
                SampleSnapshots.customer("c-1", "u-1", "Ann"),
                SampleSnapshots.address("c-1", "a-1", true, true));
        storage.inTransaction(THEIRS, store -> {
            rows.forEach(
                    row -> store.snapshots().put(row.type(), List.of(row), new SourceStamp(NOON, "source", "test")));
            store.grants().replace("u-1", Set.of(Permission.PLACE_ORDER), new SourceStamp(NOON, "token", "test"));
            store.receivedEvents().claim("webhook erp", "e-1", "fp", NOON, NOON);
            store.webhooks()
                    .insert(new Registered(
                            new WebhookSource("whs-1", "erp", Set.of("type"), NOON, null),
                            List.of(new SealedSecret("sealed", null))));
            store.keys().claim(new Key("u-1", "place_order", "k"), "fp", "r", NOON, NOON);
            store.imports().note(new EndedImport(SnapshotType.PRODUCT, null, "csv", NOON, NOON, "theirs"));
            return store.keep(SampleOrders.accepted(FullOrder.named(ORDER.value()), 2));
        });
    }
}
