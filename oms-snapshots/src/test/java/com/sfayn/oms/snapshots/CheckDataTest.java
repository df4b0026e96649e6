package com.sfayn.oms.snapshots;

import static com.sfayn.oms.application.fixture.Storefront.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.EventFeeds;
import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.check.CheckData;
import com.sfayn.oms.application.check.CheckReport;
import com.sfayn.oms.application.check.Finding;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.feed.RelayEvents;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.application.lifecycle.ConfirmOrder;
import com.sfayn.oms.application.port.ConsistencyChecks.Key;
import com.sfayn.oms.application.port.ConsistencyChecks.Page;
import com.sfayn.oms.application.port.ConsistencyChecks.Subject;
import com.sfayn.oms.application.port.PaymentGateway;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.payment.PaymentState;
import com.sfayn.oms.domain.order.payment.ReportedPayment;
import com.sfayn.oms.domain.pricing.PricingPolicy.Taxes;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.internal.sql.Schema;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a check finds in contradictory rows and what it repairs, on both databases. */
class CheckDataTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final String PLACED = "(select order_id from oms.orders where status = 'CONFIRMED')";

    private static final TenantSettings WITH_WALLET = new TenantSettings(
            Currency.getInstance("SGD"),
            ZoneOffset.UTC,
            false,
            Taxes.DEFAULTS,
            List.of("Wallet", TenantSettings.CASH_ON_DELIVERY));

    private HikariDataSource pool;
    private Oms oms;
    private Storefront shop;
    private Order order;
    private final List<Finding> findings = new ArrayList<>();

    static Stream<HikariDataSource> databases() {
        return Stream.of(EmbeddedDatabases.h2(), EmbeddedDatabases.postgres());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void sound_data_has_no_contradictions(HikariDataSource database) {
        try (database) {
            open(database);
            shop.ship(shop.vendor(), order.id()).orThrow();
            shop.complete(shop.vendor(), order.id()).orThrow();
            shop.sevenSteps(shop.customer(), item("T-SHIRT-L", 3));

            CheckReport report = check(false);

            assertThat(findings).isEmpty();
            assertThat(report.holds()).isTrue();
            assertThat(report.tenants()).isEqualTo(1);
            assertThat(report.rows()).isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void reserved_units_are_repaired_to_the_open_units_of_orders(HikariDataSource database) {
        try (database) {
            open(database);
            execute("update oms.product set reserved = 41 where sku = 'T-SHIRT-L'");

            assertThat(check(false).holds()).isFalse();
            assertThat(messages())
                    .containsExactly(
                            "Can be repaired: tenant acme: SKU T-SHIRT-L of vendor v-234 has 41 units reserved,"
                                    + " but placed orders have 2 open.");
            assertThat(check(true).repaired()).isEqualTo(1);
            assertThat(check(false).holds()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void search_terms_and_columns_are_repaired_from_the_document(HikariDataSource database) {
        try (database) {
            open(database);
            execute(
                    "delete from oms.order_term where kind = 'SKU'",
                    "update oms.orders set status = 'PENDING', total = 1, group_id = 'other', placed_at = null");

            assertThat(check(false).repairable())
                    .as("with the stock, which is counted by terms")
                    .isEqualTo(3);
            assertThat(check(true).repaired()).isEqualTo(2);
            assertThat(messages())
                    .anySatisfy(message -> assertThat(message)
                            .contains("the columns status, group_id, total, placed_at of order " + order.id()));
            assertThat(check(false).holds()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void missing_or_excess_events_are_reported_and_kept(HikariDataSource database) {
        try (database) {
            open(database);
            execute("delete from oms.order_event where sequence = 3");

            assertThat(check(true).others()).isEqualTo(1);
            assertThat(messages())
                    .containsExactly("Can't be repaired: tenant acme: order " + order.id()
                            + " at version 6 has 6 events by its document; found 5, the last numbered 6 of version 6.");
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_row_at_another_version_than_its_document_is_reported_and_kept(HikariDataSource database) {
        try (database) {
            open(database);
            execute("update oms.orders set version = 5, status = 'PENDING'");

            assertThat(check(true).others()).isEqualTo(1);
            assertThat(messages().get(0)).contains("has version 5", "at version 6");
            assertThat(messages().get(1)).startsWith("Can be repaired").contains("columns status");
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void keys_and_payments_of_missing_orders_are_reported_and_kept(HikariDataSource database) {
        try (database) {
            open(database);
            Order draft = shop.readyToPlace(shop.customer(), item("T-SHIRT-L", 1));
            shop.place(shop.customer(), draft.id(), new Preconditions("key-1", null))
                    .orThrow();
            execute(
                    "update oms.idempotency_key set outcome = 'ORD-000000000000:1,' || outcome || '0'",
                    "insert into oms.payment_use (tenant_id, method, transaction_id, group_id, used_at)"
                            + " values ('acme', 'stripe', 'pi_1', 'GRP-none', current_timestamp)");

            assertThat(check(true).others()).isEqualTo(3);
            assertThat(messages())
                    .anySatisfy(message -> assertThat(message).contains("ORD-000000000000", "no such order"))
                    .anySatisfy(
                            message -> assertThat(message).contains(draft.id().value(), "version 40", "version 4"))
                    .anySatisfy(message -> assertThat(message).contains("pi_1", "GRP-none"));
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void leftovers_of_a_deleted_order_are_found(HikariDataSource database) {
        try (database) {
            open(database);
            String withoutKeys = database.getJdbcUrl().startsWith("jdbc:h2:")
                    ? "set referential_integrity false"
                    : "set session_replication_role = replica";
            execute(withoutKeys, "delete from oms.orders where order_id in " + PLACED);

            CheckReport report = check(true);

            assertThat(report.others()).isEqualTo(1);
            assertThat(report.repairable())
                    .as("not while the facts contradict each other")
                    .isEqualTo(2);
            assertThat(messages())
                    .anySatisfy(message -> assertThat(message).contains("6 events of order " + order.id()))
                    .anySatisfy(message -> assertThat(message).contains("2 search terms of order " + order.id()))
                    .anySatisfy(message -> assertThat(message).contains("T-SHIRT-L"));
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_payment_that_has_lost_its_claim_is_claimed_again(HikariDataSource database) {
        try (database) {
            open(database);
            Order paid = paidByWallet("w-1");
            assertThat(check(false).holds()).isTrue();
            execute("delete from oms.payment_use");

            assertThat(check(false).repairable()).isEqualTo(1);
            assertThat(messages())
                    .containsExactly("Can be repaired: tenant acme: order " + paid.id() + " of the group "
                            + paid.origin().groupId()
                            + " is paid by the wallet transaction w-1, which is claimed for no group.");
            assertThat(check(true).repaired()).isEqualTo(1);
            assertThat(column("select method || transaction_id || group_id from oms.payment_use"))
                    .containsExactly("walletw-1" + paid.origin().groupId());
            assertThat(check(false).holds()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_payment_that_another_group_has_claimed_is_reported_and_kept(HikariDataSource database) {
        try (database) {
            open(database);
            paidByWallet("w-1");
            execute("update oms.payment_use set group_id = '" + order.origin().groupId() + "'");

            assertThat(check(true).others()).isEqualTo(1);
            assertThat(messages().get(0))
                    .contains("claimed for the group " + order.origin().groupId());
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void gaps_in_the_feed_are_reported_and_kept(HikariDataSource database) {
        try (database) {
            openWithPositions(database);
            execute(
                    "update oms.order_event set position = position + 3 where position > 4",
                    "update oms.order_event set position = position + 1 where position = 9",
                    "update oms.event_feed set last_position = 12");

            assertThat(check(true).others()).isEqualTo(3);
            assertThat(messages())
                    .containsExactly(
                            "Can't be repaired: tenant acme: the positions 5 to 7 of the feed have no events.",
                            "Can't be repaired: tenant acme: position 9 of the feed has no event.",
                            "Can't be repaired: tenant acme: the positions 11 to 12 of the feed have no events.");
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void positions_that_contradict_the_sequence_of_an_order_are_reported_and_kept(HikariDataSource database) {
        try (database) {
            openWithPositions(database);
            execute(
                    "update oms.order_event set position = 100 where sequence = 2",
                    "update oms.order_event set position = 2 where sequence = 3",
                    "update oms.order_event set position = 3 where sequence = 2",
                    "update oms.order_event set position = null where sequence = 5",
                    "update oms.order_event set position = 5 where sequence = 6",
                    "update oms.event_feed set last_position = 5");

            assertThat(check(true).others()).isEqualTo(2);
            assertThat(messages())
                    .containsExactly(
                            "Can't be repaired: tenant acme: event 3 of order " + order.id()
                                    + " has position 2 of the feed, but the event before it has a later one or none.",
                            "Can't be repaired: tenant acme: event 6 of order " + order.id()
                                    + " has position 5 of the feed, but the event before it has a later one or none.");
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void the_last_position_is_raised_to_that_of_the_last_event(HikariDataSource database) {
        try (database) {
            openWithPositions(database);
            execute("update oms.event_feed set last_position = 4");

            assertThat(check(false).repairable()).isEqualTo(1);
            assertThat(messages())
                    .containsExactly("Can be repaired: tenant acme: events have positions up to 6, but the feed's last"
                            + " position is 4.");
            assertThat(check(true).repaired()).isEqualTo(1);
            execute("delete from oms.event_feed");
            assertThat(check(true).repaired()).isEqualTo(1);
            assertThat(messages().get(0)).endsWith("the feed's last position is not recorded.");
            assertThat(check(false).holds()).isTrue();

            shop.sevenSteps(shop.customer(), item("T-SHIRT-L", 1));
            relay();
            assertThat(column("select last_position from oms.event_feed")).containsExactly("12");
            assertThat(check(false).holds()).isTrue();
        }
    }

    private void openWithPositions(HikariDataSource database) {
        open(database);
        relay();
        assertThat(check(false).holds()).isTrue();
    }

    private void relay() {
        assertThat(oms.feed().relayEvents().handle(ACME, false)).isEqualTo(RelayEvents.Outcome.DRAINED);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void nothing_is_repaired_while_facts_contradict_each_other_in_any_order(HikariDataSource database) {
        try (database) {
            open(database);
            execute(
                    "update oms.product set reserved = 41 where sku = 'T-SHIRT-L'",
                    "insert into oms.payment_use (tenant_id, method, transaction_id, group_id, used_at)"
                            + " values ('acme', 'stripe', 'pi_1', 'GRP-none', current_timestamp)");

            CheckReport report = check(true);

            assertThat(report.repaired()).isZero();
            assertThat(report.repairable()).isEqualTo(1);
            assertThat(column("select reserved from oms.product where sku = 'T-SHIRT-L'"))
                    .containsExactly("41");
            assertThat(messages()).hasSize(2);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void locked_rows_are_listed_and_the_check_continues(HikariDataSource database) throws SQLException {
        try (database) {
            open(database);
            execute(
                    "update oms.product set reserved = 41 where sku = 'T-SHIRT-L'",
                    "insert into oms.payment_use (tenant_id, method, transaction_id, group_id, used_at)"
                            + " values ('acme', 'stripe', 'pi_1', 'GRP-none', current_timestamp)");
            CheckReport report;
            try (Connection other = pool.getConnection();
                    Statement locking = other.createStatement()) {
                other.setAutoCommit(false);
                locking.executeQuery(new Schema("oms").in("select * from oms.product for update"));
                report = check(false);
                other.rollback();
                other.setAutoCommit(true);
            }

            assertThat(report.unconfirmed()).isEqualTo(1);
            assertThat(report.holds()).isFalse();
            assertThat(messages())
                    .containsExactly(
                            "Not confirmed: tenant acme: v-234 T-SHIRT-L of the stock seems wrong, but other"
                                    + " transactions kept it locked; check again.",
                            "Can't be repaired: tenant acme: the stripe transaction pi_1 is claimed for the group"
                                    + " GRP-none, which has no orders.");
        }
    }

    /** A check that is stopped midway must not block the row for others. */
    @Test
    void a_suspect_is_confirmed_within_the_limits_of_a_request() {
        try (HikariDataSource database = EmbeddedDatabases.postgres()) {
            open(database);
            execute("update oms.product set reserved = 41 where sku = 'T-SHIRT-L'");
            String failsWithoutLimit =
                    "where current_setting('idle_in_transaction_session_timeout') <> '0' and tenant_id";
            Storage limited = JdbiStorage.builder(pool)
                    .statementRewriter(
                            sql -> sql.contains("for update") ? sql.replace("where tenant_id", failsWithoutLimit) : sql)
                    .build();

            CheckReport report = new CheckData(limited).handleAcrossTenants(false, findings::add);

            assertThat(report.repairable()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void events_of_many_orders_are_checked_page_by_page(HikariDataSource database) {
        try (database) {
            open(database);
            for (int i = 0; i < 6; i++) shop.sevenSteps(shop.customer(), item("T-SHIRT-L", 1));
            AtomicInteger statements = new AtomicInteger();
            Storage counting = JdbiStorage.builder(pool)
                    .statementRewriter(sql -> {
                        statements.incrementAndGet();
                        return sql;
                    })
                    .build();
            Set<Key> seen = new HashSet<>();
            int pages = 0;
            Key last = Key.START;
            do {
                Key after = last;
                Page page = counting.inTransaction(ACME, store -> store.checks().scan(Subject.ORPHANS, after, 2));
                assertThat(page.suspects()).isEmpty();
                last = page.last();
                assertThat(last.isStart() || seen.add(last)).isTrue();
                pages++;
            } while (!last.isStart());

            assertThat(pages).isGreaterThan(4);
            assertThat(statements).hasValue(pages);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_check_of_a_database_in_use_raises_no_false_alarm(HikariDataSource database) throws Exception {
        try (database) {
            open(database);
            AtomicBoolean ended = new AtomicBoolean();
            EventFeeds feeds = EventFeeds.start(oms);
            List<CompletableFuture<Void>> users = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Actor customer = shop.customer("c-" + i);
                shop.syncUser(customer);
                users.add(CompletableFuture.runAsync(() -> {
                    while (!ended.get()) shop.sevenSteps(customer, item("T-SHIRT-L", 1));
                }));
            }
            try {
                for (int i = 0; i < 30; i++) check(true);
            } finally {
                ended.set(true);
            }
            for (CompletableFuture<Void> user : users) user.get();
            feeds.close();

            assertThat(messages()).isEmpty();
            assertThat(check(false).holds()).isTrue();
        }
    }

    private Order paidByWallet(String transactionId) {
        Order draft = shop.readyToPlace(shop.customer(), item("T-SHIRT-L", 1));
        shop.place(shop.customer(), draft.id()).orThrow();
        return oms.orders()
                .confirmOrder()
                .handle(
                        shop.customer(),
                        new ConfirmOrder.Command(draft.id(), transactionId, "Wallet", null, Preconditions.NONE))
                .orThrow()
                .order()
                .order();
    }

    /** Accepts every transaction as payment of the amount owed. */
    private static final class WalletGateway implements PaymentGateway {
        @Override
        public String method() {
            return "Wallet";
        }

        @Override
        public Optional<ReportedPayment> verify(TenantId tenant, String transactionId, Order order) {
            return Optional.of(new ReportedPayment(order.id().value(), order.amountOwed(), PaymentState.PAID));
        }
    }

    private void open(HikariDataSource database) {
        pool = database;
        oms = Oms.builder()
                .storage(JdbiStorage.over(pool))
                .jsonReader(new JacksonJsonReader())
                .paymentGateway(new WalletGateway())
                .settings(tenant -> WITH_WALLET)
                .build();
        shop = Storefront.open(oms, ACME);
        order = shop.sevenSteps(shop.customer(), item("T-SHIRT-L", 2));
    }

    private CheckReport check(boolean repair) {
        findings.clear();
        return oms.maintenance().checkData().handleAcrossTenants(repair, findings::add);
    }

    private List<String> messages() {
        return findings.stream().map(Finding::message).toList();
    }

    private List<String> column(String query) {
        return Sql.column(pool, new Schema("oms").in(query));
    }

    private void execute(String... statements) {
        EmbeddedDatabases.execute(
                pool, Stream.of(statements).map(new Schema("oms")::in).toArray(String[]::new));
    }
}
