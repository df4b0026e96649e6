package com.sfayn.oms.snapshots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.fixture.SampleOrders;
import com.sfayn.oms.application.fixture.SampleSnapshots;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.StorageUnavailableException;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.internal.sql.SqlFaults;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** An unavailable database is distinguished from all other faults, and no message shows SQL. */
class UnavailableDatabaseTest {
    private static final TenantId ACME = new TenantId("acme");

    static Stream<HikariDataSource> databases() {
        return Stream.of(EmbeddedDatabases.h2(), EmbeddedDatabases.postgres());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_lock_that_is_not_granted_in_time_is_worth_a_retry(HikariDataSource pool) {
        try (pool) {
            Storage storage = JdbiStorage.over(pool);
            storage.inTransaction(
                    ACME,
                    store -> store.snapshots()
                            .put(
                                    SnapshotType.PRODUCT,
                                    List.of(SampleSnapshots.product("MUG", "8.00", 1)),
                                    new SourceStamp(SampleOrders.NOON, "source", "test")));

            assertThatThrownBy(() -> storage.inTransaction(ACME, holder -> {
                        holder.products().findForUpdate("v-1", Set.of("MUG"));
                        return storage.inTransaction(
                                ACME, waiting -> waiting.products().findForUpdate("v-1", Set.of("MUG")));
                    }))
                    .isInstanceOf(StorageUnavailableException.class)
                    .hasMessage("The database did not grant a lock in time; try again.");
            int locked = storage.inTransaction(
                    ACME,
                    store ->
                            store.products().findForUpdate("v-1", Set.of("MUG")).size());
            assertThat(locked).isEqualTo(1);
        }
    }

    @Test
    void a_cancelled_statement_is_worth_a_retry() {
        try (HikariDataSource pool = EmbeddedDatabases.postgres();
                HikariDataSource impatient = EmbeddedDatabases.sameDatabase(
                        pool, config -> config.setConnectionInitSql("set statement_timeout = 1500"))) {
            Storage storage = JdbiStorage.over(pool);
            Storage hurried = JdbiStorage.over(impatient);
            storage.inTransaction(
                    ACME,
                    store -> store.snapshots()
                            .put(
                                    SnapshotType.PRODUCT,
                                    List.of(SampleSnapshots.product("MUG", "8.00", 1)),
                                    new SourceStamp(SampleOrders.NOON, "source", "test")));

            assertThatThrownBy(() -> storage.inTransaction(ACME, holder -> {
                        holder.products().findForUpdate("v-1", Set.of("MUG"));
                        return hurried.inTransaction(
                                ACME, waiting -> waiting.products().findForUpdate("v-1", Set.of("MUG")));
                    }))
                    .isInstanceOf(StorageUnavailableException.class)
                    .hasMessage("The database cancelled the work; try again.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"55P03", "HYT00", "40001", "40P01"})
    void a_lock_that_was_not_granted_or_was_lost_is_worth_a_retry(String state) {
        assertThat(SqlFaults.translated(new SQLException("secret", state)))
                .isInstanceOf(StorageUnavailableException.class)
                .hasMessage("The database did not grant a lock in time; try again.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"25P03", "25P04", "57014", "57P01", "57P02", "57P03", "57P04", "57P05", "08006"})
    void a_fault_that_ends_the_work_but_keeps_the_data_is_worth_a_retry(String state) {
        assertThat(SqlFaults.translated(new SQLException("secret", state)))
                .isInstanceOf(StorageUnavailableException.class)
                .hasMessageNotContaining("secret");
    }

    /** No disk space, memory or connection left; a limit of the server; a disk fault; a standby. */
    @ParameterizedTest
    @ValueSource(strings = {"53000", "53100", "53200", "53300", "53400", "58000", "58030", "25006"})
    void a_temporary_fault_of_the_server_is_worth_a_retry(String state) {
        try (HikariDataSource pool = EmbeddedDatabases.postgres()) {
            Storage storage = JdbiStorage.over(pool);
            EmbeddedDatabases.execute(
                    pool,
                    "create function oms.lacking() returns trigger language plpgsql as $$ begin"
                            + " raise exception 'could not extend file: secret' using errcode = '" + state
                            + "'; end $$",
                    "create trigger lacking before insert on oms.order_event for each row"
                            + " execute function oms.lacking()");

            assertThatThrownBy(() -> storage.inTransaction(
                            ACME, store -> store.keep(SampleOrders.accepted(SampleOrders.draft("ORD-1"), 1))))
                    .isInstanceOf(StorageUnavailableException.class)
                    .hasMessageNotContaining("secret");
            EmbeddedDatabases.execute(pool, "drop trigger lacking on oms.order_event");
            storage.inTransaction(ACME, store -> store.keep(SampleOrders.accepted(SampleOrders.draft("ORD-1"), 1)));
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_pool_without_a_free_connection_is_worth_a_retry(HikariDataSource pool) throws Exception {
        try (pool;
                HikariDataSource small = EmbeddedDatabases.sameDatabase(pool, config -> {
                    config.setMaximumPoolSize(3);
                    config.setConnectionTimeout(250);
                })) {
            Storage storage = JdbiStorage.over(small);
            try (Connection one = small.getConnection();
                    Connection two = small.getConnection();
                    Connection three = small.getConnection()) {
                assertThat(List.of(one, two, three)).doesNotContainNull();
                assertThatThrownBy(() -> read(storage)).isInstanceOf(StorageUnavailableException.class);
            }
            read(storage);
        }
    }

    @Test
    void a_connection_that_breaks_within_a_transaction_is_worth_a_retry() {
        try (HikariDataSource pool = EmbeddedDatabases.postgres()) {
            Storage storage = JdbiStorage.over(pool);

            assertThatThrownBy(() -> storage.inTransaction(ACME, store -> {
                        EmbeddedDatabases.execute(
                                pool,
                                "select pg_terminate_backend(pid) from pg_stat_activity"
                                        + " where datname = current_database() and pid <> pg_backend_pid()");
                        return store.orders().find(new OrderId("ORD-1"));
                    }))
                    .isInstanceOf(StorageUnavailableException.class);
            read(storage);
        }
    }

    @Test
    void an_unreachable_server_is_reported_at_start() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://localhost:1/none?connectTimeout=2");

        assertThatThrownBy(() -> JdbiStorage.over(nowhere)).isInstanceOf(StorageUnavailableException.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_refused_statement_is_a_fault_without_customer_data(HikariDataSource pool) {
        try (pool) {
            Storage storage = JdbiStorage.over(pool);
            String tooLong = "secret".repeat(100);

            assertThatThrownBy(() -> storage.inTransaction(
                            ACME,
                            store -> store.orders()
                                    .insert(SampleOrders.withReference(SampleOrders.draft("ORD-1"), tooLong))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The database refused a statement, SQLSTATE 22001.");
        }
    }

    private static void read(Storage storage) {
        boolean found = storage.inTransaction(
                ACME, store -> store.orders().find(new OrderId("ORD-1")).isPresent());
        assertThat(found).isFalse();
    }
}
