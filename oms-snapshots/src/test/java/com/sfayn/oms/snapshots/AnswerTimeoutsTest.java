package com.sfayn.oms.snapshots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.fixture.SampleOrders;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.StorageUnavailableException;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.tenant.TenantId;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Simulates a database that has stopped answering, by one that sleeps within a statement. */
class AnswerTimeoutsTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final String SLEEP = "select cast(pg_sleep(30) as varchar) as document, :tenant, :orderId";

    @Test
    void an_unanswered_read_times_out_and_is_worth_a_retry() {
        try (HikariDataSource pool = EmbeddedDatabases.postgres()) {
            Storage storage = JdbiStorage.builder(pool)
                    .answerTimeouts(Duration.ofMillis(300), Duration.ofSeconds(20))
                    .statementRewriter(sql -> sql.contains("from \"oms\".orders") ? SLEEP : sql)
                    .build();

            assertThatThrownBy(() ->
                            storage.inTransaction(ACME, store -> store.orders().find(new OrderId("ORD-1"))))
                    .isInstanceOf(StorageUnavailableException.class);
        }
    }

    @Test
    void a_change_is_waited_for_longer_and_the_connection_goes_back_without_a_timeout() throws Exception {
        try (HikariDataSource pool = EmbeddedDatabases.postgres();
                HikariDataSource few = EmbeddedDatabases.sameDatabase(pool, config -> config.setMaximumPoolSize(3))) {
            Storage storage = JdbiStorage.builder(few)
                    .answerTimeouts(Duration.ofMillis(300), Duration.ofSeconds(20))
                    .build();
            EmbeddedDatabases.execute(
                    pool,
                    "create function oms.slowly() returns trigger language plpgsql as "
                            + "$$ begin perform pg_sleep(0.7); return new; end $$",
                    "create trigger slowly before insert on oms.orders for each row execute function oms.slowly()",
                    "create constraint trigger at_commit after insert on oms.order_event deferrable initially deferred"
                            + " for each row execute function oms.slowly()");

            storage.inTransaction(ACME, store -> store.keep(SampleOrders.accepted(SampleOrders.draft("ORD-1"), 1)));

            assertThat(Sql.column(few, "select order_id from oms.orders")).containsExactly("ORD-1");
            try (var connection = few.getConnection()) {
                assertThat(connection.getNetworkTimeout()).isZero();
            }
        }
    }

    @Test
    void a_statement_that_timed_out_ends_in_the_database_too() throws Exception {
        try (HikariDataSource pool = EmbeddedDatabases.postgres()) {
            Storage storage = JdbiStorage.builder(pool)
                    .answerTimeouts(Duration.ofMillis(300), Duration.ofMillis(700))
                    .statementRewriter(sql -> sql.contains("from \"oms\".orders") ? SLEEP : sql)
                    .build();

            assertThatThrownBy(() ->
                            storage.inTransaction(ACME, store -> store.orders().find(new OrderId("ORD-1"))))
                    .isInstanceOf(StorageUnavailableException.class);
            Instant deadline = Instant.now().plusSeconds(20);
            while (isSleeping(pool) && Instant.now().isBefore(deadline)) Thread.sleep(100);
            assertThat(isSleeping(pool)).isFalse();
        }
    }

    private static boolean isSleeping(HikariDataSource pool) {
        return !Sql.column(
                        pool,
                        "select pid from pg_stat_activity where datname = current_database() and state = 'active'"
                                + " and query like '%pg_sleep(30)%' and pid <> pg_backend_pid()")
                .isEmpty();
    }

    @Test
    void an_import_may_take_longer_than_a_request() {
        try (HikariDataSource pool = EmbeddedDatabases.postgres()) {
            Storage storage = JdbiStorage.builder(pool)
                    .answerTimeouts(Duration.ofMillis(300), Duration.ofMillis(700))
                    .statementRewriter(sql -> sql.contains("from \"oms\".orders") ? SLEEP.replace("30", "1.5") : sql)
                    .build();

            assertThatThrownBy(() -> storage.inLongTransaction(
                            ACME, store -> store.orders().find(new OrderId("ORD-1"))))
                    .as("the answer is no order")
                    .isNotInstanceOf(StorageUnavailableException.class);
        }
    }

    @Test
    void counting_all_rows_of_a_tenant_has_the_time_of_a_change() {
        try (HikariDataSource pool = EmbeddedDatabases.postgres()) {
            Storage storage = JdbiStorage.builder(pool)
                    .answerTimeouts(Duration.ofMillis(300), Duration.ofSeconds(20))
                    .statementRewriter(sql -> sql.contains("inactive_rows")
                            ? "with slowly as materialized (select pg_sleep(0.7)) select counted.* from slowly, (" + sql
                                    + ") counted"
                            : sql)
                    .build();

            assertThat(storage.<Integer>inTransaction(
                            ACME, store -> store.snapshots().count().size()))
                    .isZero();
        }
    }

    @Test
    void timeouts_that_give_up_a_change_before_a_read_are_refused() {
        assertThatThrownBy(() -> JdbiStorage.builder(null).answerTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least the same for changes");
    }
}
