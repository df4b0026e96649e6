package com.sfayn.oms.snapshots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.fixture.SampleOrders;
import com.sfayn.oms.application.fixture.SampleSnapshots;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.StorageUnavailableException;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import com.sfayn.oms.domain.order.payment.Transaction;
import com.sfayn.oms.domain.tenant.TenantId;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A process that is frozen within a transaction blocks others for seconds only. */
class FrozenTransactionTest {
    private static final TenantId ACME = new TenantId("acme");

    @Test
    void a_frozen_request_loses_its_locks_and_fails() {
        try (HikariDataSource pool = EmbeddedDatabases.postgres()) {
            Storage freezing = withMug(pool);
            Storage other = JdbiStorage.over(pool);

            assertThatThrownBy(() -> freezing.inTransaction(ACME, frozen -> {
                        lockMug(frozen);
                        sleep(1_500);
                        assertThatCode(() -> other.inTransaction(ACME, FrozenTransactionTest::lockMug))
                                .doesNotThrowAnyException();
                        return lockMug(frozen);
                    }))
                    .isInstanceOf(StorageUnavailableException.class);
        }
    }

    @Test
    void an_import_may_wait_for_its_rows() {
        try (HikariDataSource pool = EmbeddedDatabases.postgres()) {
            Storage storage = withMug(pool);

            int locked = storage.inLongTransaction(ACME, waiting -> {
                lockMug(waiting);
                sleep(1_500);
                return lockMug(waiting);
            });

            assertThat(locked).isEqualTo(1);
        }
    }

    @Test
    void a_requests_transaction_ends_after_fifteen_seconds_if_the_database_has_such_a_limit() {
        try (HikariDataSource pool = EmbeddedDatabases.postgres();
                HikariDataSource oldest = EmbeddedDatabases.oldestPostgres()) {
            assertThat(within(pool, "transaction_timeout")).isEqualTo("15s");
            assertThat(within(pool, "idle_in_transaction_session_timeout")).isEqualTo("5s");
            assertThat(within(oldest, "idle_in_transaction_session_timeout")).isEqualTo("5s");
        }
    }

    /** Reads a setting within a request's transaction, in place of a payment's group. */
    private static String within(HikariDataSource pool, String setting) {
        return JdbiStorage.builder(pool)
                .statementRewriter(sql -> sql.contains("from \"oms\".payment_use")
                        ? "select current_setting('" + setting + "'), :tenant, :method, :transactionId"
                        : sql)
                .build()
                .inTransaction(ACME, store -> store.payments().holder(new Transaction("stripe", "pi_1")))
                .orElseThrow();
    }

    @Test
    void the_limits_of_a_transaction_end_with_it() {
        try (HikariDataSource pool = EmbeddedDatabases.postgres();
                HikariDataSource one = EmbeddedDatabases.sameDatabase(pool, config -> config.setMaximumPoolSize(3))) {
            Storage storage = withMug(one);
            storage.inTransaction(ACME, FrozenTransactionTest::lockMug);

            for (String setting : List.of(
                    "idle_in_transaction_session_timeout",
                    "transaction_timeout",
                    "statement_timeout",
                    "lock_timeout")) {
                assertThat(Sql.column(one, "show " + setting)).containsExactly("0");
            }
        }
    }

    @Test
    void an_idle_limit_of_zero_or_of_days_is_refused() {
        for (Duration wrong : List.of(Duration.ZERO, Duration.ofMillis(999), Duration.ofDays(1))) {
            assertThatThrownBy(() -> JdbiStorage.builder(null).idleInTransaction(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("it must be from 1 second to 1 hour");
        }
    }

    private static Storage withMug(HikariDataSource pool) {
        Storage storage = JdbiStorage.builder(pool)
                .idleInTransaction(Duration.ofSeconds(1))
                .build();
        storage.inTransaction(
                ACME,
                store -> store.snapshots()
                        .put(
                                SnapshotType.PRODUCT,
                                List.of(SampleSnapshots.product("MUG", "8.00", 1)),
                                new SourceStamp(SampleOrders.NOON, "source", "test")));
        return storage;
    }

    private static int lockMug(TenantStore store) {
        return store.products().findForUpdate("v-1", Set.of("MUG")).size();
    }

    private static void sleep(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
