package com.sfayn.oms.snapshots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.fixture.SampleOrders;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.StorageUnavailableException;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.tenant.TenantId;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On H2 one transaction writes at a time, whatever it writes and whichever storage it comes from. */
class WriteTurnsTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId GLOBEX = new TenantId("globex");

    private final CountDownLatch hasWritten = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final WriteTurns turns = new WriteTurns();
    private HikariDataSource pool;
    private Storage one;
    private Storage other;

    @BeforeEach
    void open() {
        pool = EmbeddedDatabases.h2();
        one = JdbiStorage.builder(pool).writeTurns(turns).build();
        other = JdbiStorage.builder(pool).writeTurns(turns).build();
    }

    @AfterEach
    void close() {
        mayEnd.countDown();
        pool.close();
    }

    @Test
    void a_change_waits_for_another_to_be_committed_and_reading_does_not() throws Exception {
        CompletableFuture<Void> first = change(one, ACME);
        hasWritten.await();

        assertThat(other.listAcrossTenants()).isEmpty();
        assertThat(other.<Integer>inTransaction(
                        GLOBEX, store -> store.orders().inGroup("none").size()))
                .isZero();
        assertThat(turns.exclusively(Duration.ofMillis(50), () -> {})).isFalse();
        assertThatThrownBy(() -> keep(other, GLOBEX))
                .isInstanceOf(StorageUnavailableException.class)
                .hasMessageContaining("try again");

        mayEnd.countDown();
        first.get();
        keep(other, GLOBEX);
        assertThat(turns.exclusively(Duration.ofMillis(50), () -> {})).isTrue();
    }

    @Test
    void a_long_transaction_is_known_while_it_is_under_way() throws Exception {
        CompletableFuture<Void> load = CompletableFuture.runAsync(() -> one.inLongTransaction(ACME, store -> {
            Order order = SampleOrders.draft("ORD-1");
            store.keep(SampleOrders.accepted(order, 1));
            pause();
            return null;
        }));
        hasWritten.await();
        assertThat(turns.isLongTransactionUnderWay()).isTrue();

        mayEnd.countDown();
        load.get();
        assertThat(turns.isLongTransactionUnderWay()).isFalse();
    }

    private CompletableFuture<Void> change(Storage storage, TenantId tenant) {
        return CompletableFuture.runAsync(() -> storage.inTransaction(tenant, store -> {
            store.keep(SampleOrders.accepted(SampleOrders.draft("ORD-1"), 1));
            pause();
            return null;
        }));
    }

    private static void keep(Storage storage, TenantId tenant) {
        storage.inTransaction(tenant, store -> store.keep(SampleOrders.accepted(SampleOrders.draft("ORD-1"), 1)));
    }

    private void pause() {
        hasWritten.countDown();
        try {
            mayEnd.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
