package com.sfayn.oms.snapshots;

import static com.sfayn.oms.application.fixture.Storefront.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.EventFeeds;
import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.fixture.SampleOrders;
import com.sfayn.oms.application.fixture.ShopRows;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.application.lifecycle.ConfirmOrder;
import com.sfayn.oms.application.port.PaymentGateway;
import com.sfayn.oms.application.port.StaleOrderException;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.feed.FeedEvent;
import com.sfayn.oms.application.port.feed.FeedRange;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.ImportOptions;
import com.sfayn.oms.application.snapshot.SyncReport;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.OrderStatus;
import com.sfayn.oms.domain.order.payment.PaymentState;
import com.sfayn.oms.domain.order.payment.ReportedPayment;
import com.sfayn.oms.domain.pricing.PricingPolicy.Taxes;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.csv.CsvFeed;
import com.sfayn.oms.snapshots.transaction.TransactionRunner;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our work in a transaction of the application: committed or rolled back with the application's own changes. The tests
 * of a class share a database; each has its own tenant.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JoinedTransactionsContract {
    /** Shorter than the minute after which the feed looks at every tenant. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final List<TenantId> tenants = new ArrayList<>();

    Host host;
    Storage storage;
    Oms oms;
    TenantId acme;
    Storefront shop;

    abstract Host open();

    @BeforeAll
    void start() {
        host = open();
        host.execute("create table note (name varchar(100))");
        storage = host.storage().build();
        oms = Oms.builder().storage(storage).jsonReader(new JacksonJsonReader()).build();
    }

    @AfterAll
    void end() {
        host.close();
    }

    @BeforeEach
    void openShop() {
        host.execute("delete from note");
        acme = new TenantId("acme-%02d".formatted(tenants.size()));
        tenants.add(acme);
        shop = Storefront.open(oms, acme);
    }

    @Test
    void an_order_and_a_change_of_the_application_are_kept_together() {
        Order order = shop.readyToPlace(shop.customer(), item("T-SHIRT-L", 10));

        host.inTransaction(() -> {
            host.execute("insert into note values ('before')");
            Answer<OrderChanged> placed = shop.place(shop.customer(), order.id());
            host.execute("insert into note values ('after')");
            return placed.orThrow();
        });

        assertThat(shop.look(order.id()).status()).isEqualTo(OrderStatus.PENDING);
        assertThat(notes()).containsExactly("before", "after");
    }

    @Test
    void a_rollback_of_the_application_undoes_the_order_its_stock_and_its_key() {
        Order order = shop.readyToPlace(shop.customer(), item("T-SHIRT-L", 1000));
        Preconditions once = new Preconditions("place-once", null);

        assertThatThrownBy(() -> host.inTransaction(() -> {
                    host.execute("insert into note values ('lost')");
                    shop.place(shop.customer(), order.id(), once).orThrow();
                    assertThat(shop.look(order.id()).status()).isEqualTo(OrderStatus.PENDING);
                    throw new IllegalArgumentException("the application thinks better of it");
                }))
                .hasMessage("the application thinks better of it");

        assertThat(shop.look(order.id())).isEqualTo(order);
        assertThat(notes()).isEmpty();
        assertThat(shop.place(shop.customer(), order.id(), once).orThrow().replayed())
                .isFalse();
    }

    @Test
    void a_refusal_undoes_our_changes_and_keeps_the_applications() {
        Order order = shop.readyToPlace(shop.customer(), item("T-SHIRT-L", 10));
        shop.stock("T-SHIRT-L", "1.50", 3);
        Preconditions once = new Preconditions("place-once", null);

        host.inTransaction(() -> {
            host.execute("insert into note values ('kept')");
            assertThat(shop.place(shop.customer(), order.id(), once).refusals()).isNotEmpty();
            host.execute("insert into note values ('kept, too')");
            return null;
        });

        assertThat(notes()).containsExactly("kept", "kept, too");
        shop.stock("T-SHIRT-L", "1.50", 1000);
        assertThat(shop.place(shop.customer(), order.id(), once).orThrow().replayed())
                .isFalse();
    }

    @Test
    void a_fault_of_ours_leaves_the_applications_transaction_as_it_was() {
        host.inTransaction(() -> {
            host.execute("insert into note values ('kept')");
            assertThatThrownBy(() -> storage.inTransaction(acme, store -> {
                        store.keep(SampleOrders.accepted(SampleOrders.draft("ORD-1"), 1));
                        host.execute("insert into no_such_table values (1)");
                        return null;
                    }))
                    .isInstanceOf(RuntimeException.class);
            host.execute("insert into note values ('kept, too')");
            return null;
        });

        assertThat(notes()).containsExactly("kept", "kept, too");
        assertThat(find("ORD-1")).isFalse();
    }

    @Test
    void a_lost_race_can_be_run_again_in_the_same_transaction() throws Exception {
        Order first = SampleOrders.draft("ORD-1");
        storage.inTransaction(acme, store -> store.keep(SampleOrders.accepted(first, 1)));

        host.inTransaction(() -> {
            host.execute("insert into note values ('kept')");
            assertThatThrownBy(() -> storage.inTransaction(acme, store -> {
                        Order read = store.orders().find(first.id()).orElseThrow();
                        elsewhere(this::change);
                        return store.keep(SampleOrders.accepted(SampleOrders.changed(read, 1), 1));
                    }))
                    .isInstanceOf(StaleOrderException.class);
            change();
            return null;
        });

        assertThat(notes()).containsExactly("kept");
        int version = storage.inTransaction(
                acme, store -> store.orders().find(first.id()).orElseThrow().version());
        assertThat(version).isEqualTo(3);
    }

    private void change() {
        storage.inTransaction(acme, store -> {
            Order read = store.orders().find(SampleOrders.draft("ORD-1").id()).orElseThrow();
            return store.keep(SampleOrders.accepted(SampleOrders.changed(read, 1), 1));
        });
    }

    @Test
    void what_the_application_rolls_back_is_not_cached() {
        assertThatThrownBy(() -> host.inTransaction(() -> {
                    rename("renamed and undone");
                    assertThat(vendorName()).isEqualTo("renamed and undone");
                    throw new IllegalArgumentException();
                }))
                .isInstanceOf(IllegalArgumentException.class);
        rename("renamed and kept");

        assertThat(vendorName()).isEqualTo("renamed and kept");
    }

    private void rename(String name) {
        shop.load(
                SnapshotType.VENDOR,
                ShopRows.row("vendor_id", "v-234", "name", name, "country", "Singapore", "is_active", true));
    }

    private String vendorName() {
        return shop.checkOut(shop.customer(), item("T-SHIRT-L", 1))
                .orThrow()
                .orders()
                .get(0)
                .order()
                .parties()
                .vendor()
                .name();
    }

    @Test
    void several_large_imports_share_a_transaction(@TempDir Path folder) {
        Path file = ProductFile.write(folder.resolve("products.csv"), 1_500);

        host.inTransaction(() -> {
            assertThat(importProducts(file).inserted()).isEqualTo(1_500);
            assertThat(importProducts(file).unchanged()).isEqualTo(1_500);
            return null;
        });

        assertThat(importProducts(file).unchanged()).isEqualTo(1_500);
    }

    private SyncReport importProducts(Path file) {
        try (InputStream rows = Files.newInputStream(file)) {
            return oms.snapshots()
                    .importSnapshots()
                    .handleForOperator(
                            acme,
                            ImportOptions.upsert(SnapshotType.PRODUCT),
                            "csv",
                            new CsvFeed(SnapshotType.PRODUCT, rows))
                    .orThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void every_step_of_an_order_may_be_taken_in_one_transaction() {
        Order order = host.inTransaction(() -> shop.sevenSteps(shop.customer(), item("T-SHIRT-L", 10)));

        assertThat(shop.look(order.id())).isEqualTo(order);
        assertThat(storage.joinsTransaction()).isFalse();
        assertThat(host.<Boolean>inTransaction(storage::joinsTransaction)).isTrue();
    }

    @Test
    void a_payment_provider_is_not_asked_over_the_network_while_the_application_holds_its_locks() {
        Oms remote = withWallet(false);
        Oms local = withWallet(true);
        Order order = shop.readyToPlace(shop.customer(), item("T-SHIRT-L", 10));
        shop.place(shop.customer(), order.id()).orThrow();
        ConfirmOrder.Command byWallet =
                new ConfirmOrder.Command(order.id(), order.id().value(), "Wallet", null, Preconditions.NONE);

        host.inTransaction(() -> {
            assertThatThrownBy(() -> remote.orders().confirmOrder().handle(shop.customer(), byWallet))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("confirmOrder calls Wallet over the network")
                    .hasMessageContaining("isLocal()");
            return null;
        });
        assertThat(shop.look(order.id()).status()).isEqualTo(OrderStatus.PENDING);
        host.inTransaction(() ->
                local.orders().confirmOrder().handle(shop.customer(), byWallet).orThrow());

        assertThat(shop.look(order.id()).status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    private Oms withWallet(boolean local) {
        TenantSettings settings = new TenantSettings(
                Currency.getInstance("SGD"), ZoneOffset.UTC, false, Taxes.DEFAULTS, List.of("wallet"));
        return Oms.builder()
                .storage(storage)
                .paymentGateway(new Wallet(local))
                .settings(tenant -> settings)
                .build();
    }

    /** Reports every order as paid. */
    private record Wallet(boolean isLocal) implements PaymentGateway {
        @Override
        public String method() {
            return "Wallet";
        }

        @Override
        public Optional<ReportedPayment> verify(TenantId tenant, String transactionId, Order order) {
            return Optional.of(new ReportedPayment(transactionId, order.amountOwed(), PaymentState.PAID));
        }
    }

    @Test
    void the_tenants_are_listed_in_a_transaction_too() {
        assertThat(host.inTransaction(storage::listAcrossTenants)).containsExactlyElementsOf(tenants);
    }

    @Test
    void a_change_reaches_the_feed_after_the_commit_and_never_after_a_rollback() throws Exception {
        List<TenantId> called = new CopyOnWriteArrayList<>();
        Consumer<TenantId> listener = called::add;
        storage.addEventListener(listener);
        try (EventFeeds feeds = EventFeeds.start(oms)) {
            Order kept = host.inTransaction(() -> {
                Order order = draft(shop);
                assertThat(called).as("before the commit").isEmpty();
                return order;
            });
            assertThat(called).as("right after the commit").containsExactly(acme);
            awaitFeed(List.of(kept));

            assertThatThrownBy(() -> host.inTransaction(() -> {
                        draft(shop);
                        throw new IllegalArgumentException("undone");
                    }))
                    .hasMessage("undone");
            assertThat(called).as("after the rollback").hasSize(1);

            Order next = draft(shop);
            assertThat(called).as("without a transaction of the application").hasSize(2);
            awaitFeed(List.of(kept, next));
            assertThat(feeds).isNotNull();
        } finally {
            storage.removeEventListener(listener);
        }
    }

    @Test
    void a_runner_that_does_not_know_of_commits_lets_the_feed_look_several_times() throws Exception {
        TransactionRunner runner = host.runner();
        Storage guessing = host.storage()
                .transactions(new TransactionRunner() {
                    @Override
                    public boolean isInTransaction() {
                        return runner.isInTransaction();
                    }

                    @Override
                    public <R> R run(Function<Connection, R> work) {
                        return runner.run(work);
                    }
                })
                .build();
        Oms unaware = Oms.builder().storage(guessing).build();
        List<TenantId> called = new CopyOnWriteArrayList<>();
        guessing.addEventListener(called::add);
        try (EventFeeds feeds = EventFeeds.start(unaware)) {
            Order order = host.inTransaction(() -> {
                Order draft = draft(new Storefront(unaware, acme));
                await(() -> called.size() == 1);
                return draft;
            });

            await(() -> called.size() == 3);
            assertThat(called).containsOnly(acme);
            awaitFeed(List.of(order));
            assertThat(feeds).isNotNull();
        }
    }

    private static Order draft(Storefront shop) {
        return shop.checkOut(shop.customer(), item("T-SHIRT-L", 1))
                .orThrow()
                .orders()
                .get(0)
                .order();
    }

    /** Waits until the feed has the first event of each of these orders, and no other event. */
    private void awaitFeed(List<Order> orders) {
        List<OrderId> expected = orders.stream().map(Order::id).toList();
        await(() -> feed().size() >= expected.size());
        assertThat(feed()).isEqualTo(expected);
    }

    private List<OrderId> feed() {
        return storage.inTransaction(acme, store -> store.feed().read(FeedRange.after(0, 100))).events().stream()
                .map(FeedEvent::orderId)
                .toList();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time of waiting").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    final boolean find(String id) {
        return storage.inTransaction(
                acme, store -> store.orders().find(SampleOrders.draft(id).id()).isPresent());
    }

    final List<String> notes() {
        return host.column("select name from note");
    }

    /** On another thread, which is in no transaction. */
    static void elsewhere(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Expects the same settings of the application's PostgreSQL transaction before and after our work. */
    final void expectSettingsToStay(Function<Host, Map<String, String>> settings) {
        host.inTransaction(() -> {
            Map<String, String> before = settings.apply(host);
            shop.checkOut(shop.customer(), item("T-SHIRT-L", 1)).orThrow();
            assertThat(settings.apply(host)).isEqualTo(before);
            assertThat(shop.checkOut(shop.customer(), item("UNKNOWN", 1)).refusals())
                    .isNotEmpty();
            assertThat(settings.apply(host)).isEqualTo(before);
            return null;
        });
    }
}
