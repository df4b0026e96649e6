package com.sfayn.oms.snapshots;

import static com.sfayn.oms.application.fixture.SampleOrders.accepted;
import static com.sfayn.oms.application.fixture.SampleOrders.changed;
import static com.sfayn.oms.application.fixture.SampleOrders.draft;
import static com.sfayn.oms.application.fixture.SampleOrders.placed;
import static com.sfayn.oms.application.fixture.SampleOrders.withTerms;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.fixture.SampleOrders;
import com.sfayn.oms.application.fixture.SampleSnapshots;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.snapshot.BookVersion;
import com.sfayn.oms.application.port.snapshot.SnapshotChange;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import com.sfayn.oms.application.query.GetHistory;
import com.sfayn.oms.application.user.SyncUser;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.StockMovement;
import com.sfayn.oms.domain.tenant.TenantId;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Counts the statements of each operation, without begin, commit and the first one for the isolation. The counts are
 * the same on both databases, for one line or fifty, and for one offer or a hundred.
 */
class StatementBudgetTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final List<String> SKUS =
            IntStream.range(0, 50).mapToObj(i -> "SKU-" + i).toList();

    private final AtomicInteger statements = new AtomicInteger();
    private HikariDataSource pool;
    private JdbiStorage storage;

    @BeforeEach
    void open() {
        pool = EmbeddedDatabases.h2();
        storage = JdbiStorage.builder(pool)
                .statementRewriter(sql -> {
                    statements.incrementAndGet();
                    return sql;
                })
                .build();
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void opening_costs_one_statement() {
        Order order = withTerms(draft("ORD-1"), SKUS, List.of("A", "B"));
        cost(store -> store.keep(accepted(order, 1)));

        assertThat(cost(store -> store.loadOrder("u-1", order.id()))).isEqualTo(1);
        assertThat(cost(store -> store.access("u-1"))).isEqualTo(1);
        assertThat(cost(store -> store.orders().findAll(List.of(order.id())))).isEqualTo(1);
    }

    @Test
    void a_new_order_costs_three_statements_and_a_change_two_or_three() {
        Order order = withTerms(draft("ORD-1"), SKUS, List.of());

        assertThat(cost(store -> store.keep(accepted(order, 1))))
                .as("order, terms, events")
                .isEqualTo(3);
        Order sameTerms = changed(order, 3);
        assertThat(cost(store -> {
                    store.loadOrder("u-1", order.id());
                    store.keep(accepted(sameTerms, 3));
                }))
                .as("open, order, events")
                .isEqualTo(3);
        Order otherTerms = withTerms(changed(sameTerms, 1), SKUS, List.of("WELCOME25"));
        assertThat(cost(store -> {
                    store.loadOrder("u-1", order.id());
                    store.keep(accepted(otherTerms, 1));
                }))
                .as("open, order, terms, events")
                .isEqualTo(4);
        assertThat(cost(store -> {
                    store.loadOrder("u-1", order.id());
                    store.keep(accepted(placed(otherTerms), 1));
                }))
                .isEqualTo(3);
    }

    @Test
    void reserving_what_is_locked_costs_one_statement_and_otherwise_two() {
        List<SnapshotChange> products = new ArrayList<>();
        Map<String, Integer> units = new TreeMap<>();
        SKUS.forEach(sku -> products.add(SampleSnapshots.product(sku, "1.00", 10)));
        SKUS.forEach(sku -> units.put(sku, 1));
        cost(store -> store.snapshots()
                .put(SnapshotType.PRODUCT, products, new SourceStamp(SampleOrders.NOON, "source", "test")));

        assertThat(cost(store -> {
                    store.products().findForUpdate("v-1", SKUS);
                    store.products().move("v-1", new StockMovement(StockMovement.Kind.RESERVE, new TreeMap<>(units)));
                }))
                .isEqualTo(2);
        assertThat(cost(store -> store.products()
                        .move("v-1", new StockMovement(StockMovement.Kind.RELEASE, new TreeMap<>(units)))))
                .isEqualTo(2);
    }

    @Test
    void rows_of_a_source_cost_a_handful_of_statements_however_many_they_are() {
        List<SnapshotChange> products = new ArrayList<>();
        SKUS.forEach(sku -> products.add(SampleSnapshots.product(sku, "1.00", 10)));
        List<SnapshotChange> dearer = new ArrayList<>();
        SKUS.forEach(sku -> dearer.add(SampleSnapshots.product(sku, "2.00", 10)));
        List<SnapshotChange> offer = List.of(SampleSnapshots.offer("v-1", "o-1", "1", true));
        List<SnapshotChange> otherOffer = List.of(SampleSnapshots.offer("v-1", "o-2", "1", true));
        SourceStamp noon = new SourceStamp(SampleOrders.NOON, "source", "test");
        cost(store -> store.access("u-1"));

        assertThat(cost(store -> store.snapshots().put(SnapshotType.PRODUCT, products, noon)))
                .as("is the tenant known, make it known, lock, insert")
                .isEqualTo(4);
        assertThat(cost(store -> store.snapshots().put(SnapshotType.PRODUCT, products, noon)))
                .as("is the tenant known, lock")
                .isEqualTo(2);
        assertThat(cost(store -> store.snapshots().put(SnapshotType.PRODUCT, dearer, noon)))
                .as("is the tenant known, lock, update")
                .isEqualTo(3);
        assertThat(cost(store -> store.snapshots().put(SnapshotType.OFFER, offer, noon)))
                .as("is the tenant known, lock the version, make it, lock, bump, insert")
                .isEqualTo(6);
        assertThat(cost(store -> store.snapshots().put(SnapshotType.OFFER, otherOffer, noon)))
                .as("is the tenant known, lock the version, lock, bump, insert")
                .isEqualTo(5);
    }

    @Test
    void an_uncached_book_costs_one_statement_and_a_cached_one_none() {
        List<SnapshotChange> offers = new ArrayList<>();
        IntStream.range(0, 100).forEach(i -> offers.add(SampleSnapshots.offer("v-1", "o-" + i, "1", true)));
        cost(store -> store.snapshots()
                .put(SnapshotType.OFFER, offers, new SourceStamp(SampleOrders.NOON, "source", "test")));
        BookVersion version = new BookVersion("v-1", 1, 0);

        assertThat(cost(store -> store.books().versions(new TreeSet<>(Set.of("v-1", "v-2")))))
                .isEqualTo(1);
        assertThat(cost(store -> store.books().book(version))).isEqualTo(1);
        assertThat(cost(store -> store.books().book(version))).isZero();
    }

    @Test
    void expiry_costs_one_statement_per_tenant_however_many_orders_wait_and_a_few_for_each_that_is_overdue() {
        List<TenantId> tenants = List.of(ACME, new TenantId("globex"), new TenantId("initech"));
        for (TenantId tenant : tenants) {
            storage.inTransaction(tenant, store -> {
                store.snapshots()
                        .put(
                                SnapshotType.VENDOR,
                                List.of(SampleSnapshots.vendor("v-1", "Vendor")),
                                new SourceStamp(SampleOrders.NOON, "source", "test"));
                for (int i = 0; i < 150; i++) store.keep(accepted(waiting("ORD-" + i, 1 + i), 1));
                return null;
            });
        }
        Oms oms = Oms.builder()
                .storage(storage)
                .clock(Clock.fixed(SampleOrders.NOON, ZoneOffset.UTC))
                .build();

        statements.set(0);
        assertThat(oms.maintenance().expireOrders().handle()).isZero();
        assertThat(statements).as("one question each").hasValue(tenants.size());

        cost(store -> store.keep(accepted(waiting("ORD-LATE-1", 0), 1)));
        cost(store -> store.keep(accepted(waiting("ORD-LATE-2", -60), 1)));
        statements.set(0);
        assertThat(oms.maintenance().expireOrders().handle()).isEqualTo(2);
        assertThat(statements).as("the same, and for each: read, order, events").hasValue(tenants.size() + 2 * 3);
    }

    private static Order waiting(String id, int seconds) {
        return SampleOrders.expiring(draft(id), SampleOrders.NOON.plusSeconds(seconds));
    }

    @Test
    void the_histories_of_a_hundred_orders_cost_as_many_statements_as_those_of_ten() {
        Oms oms = Oms.builder().storage(storage).build();
        Actor admin = Actor.of(ACME, "a-1", Role.ADMIN);
        oms.users().syncUser().handle(admin, SyncUser.Command.TOKEN_ONLY);
        for (int i = 0; i < 100; i++) {
            Order order = draft("ORD-" + i);
            cost(store -> store.keep(accepted(order, 1)));
        }

        assertThat(costOfHistories(oms, admin, 1)).as("open, events").isEqualTo(2);
        assertThat(costOfHistories(oms, admin, 10)).as("grants, orders, events").isEqualTo(3);
        assertThat(costOfHistories(oms, admin, 100)).isEqualTo(3);
    }

    private int costOfHistories(Oms oms, Actor actor, int orders) {
        statements.set(0);
        List<GetHistory.Query> queries = IntStream.range(0, orders)
                .mapToObj(i -> new GetHistory.Query(new OrderId("ORD-" + i), 5, null))
                .toList();
        oms.orders()
                .getHistory()
                .handleAll(actor, queries)
                .forEach(history -> assertThat(history.orThrow().events()).hasSize(1));
        return statements.get();
    }

    @Test
    void counting_all_types_costs_one_statement() {
        assertThat(cost(store -> store.snapshots().count())).isEqualTo(1);
    }

    private int cost(Consumer<TenantStore> work) {
        statements.set(0);
        storage.inTransaction(ACME, store -> {
            work.accept(store);
            return null;
        });
        return statements.get();
    }
}
