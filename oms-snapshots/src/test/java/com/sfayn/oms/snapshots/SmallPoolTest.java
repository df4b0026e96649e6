package com.sfayn.oms.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.ImportOptions;
import com.sfayn.oms.application.snapshot.SyncReport;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderStatus;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.csv.CsvFeed;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A pool of one connection is enough: nothing takes a second one while it holds the first. */
class SmallPoolTest {
    private static final TenantId ACME = new TenantId("acme");

    static Stream<HikariDataSource> databases() {
        return Stream.of(
                EmbeddedDatabases.h2(),
                EmbeddedDatabases.postgres(),
                EmbeddedDatabases.postgresAsPlainOwner(),
                EmbeddedDatabases.oldestPostgres());
    }

    private static HikariDataSource ofOne(HikariDataSource database) {
        return EmbeddedDatabases.sameDatabase(database, config -> {
            config.setMaximumPoolSize(1);
            config.setConnectionTimeout(2_000);
        });
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_pool_of_one_connection_builds_a_storage_and_sells(HikariDataSource database) throws IOException {
        try (database;
                HikariDataSource one = ofOne(database);
                InputStream file = Files.newInputStream(Path.of("../docs/how-to/catalogue/product.csv"))) {
            JdbiStorage storage = JdbiStorage.over(one);
            Oms oms = Oms.builder()
                    .storage(storage)
                    .jsonReader(new JacksonJsonReader())
                    .build();

            SyncReport report = oms.snapshots()
                    .importSnapshots()
                    .handleForOperator(
                            ACME,
                            ImportOptions.upsert(SnapshotType.PRODUCT),
                            "csv",
                            new CsvFeed(SnapshotType.PRODUCT, file))
                    .orThrow();
            Storefront shop = Storefront.open(oms, ACME);
            Order order = shop.sevenSteps(shop.customer(), Storefront.item("T-SHIRT-L", 10));
            oms.maintenance().expireOrders().handle();
            oms.maintenance().purgeExpiredKeys().handle();

            assertThat(storage.appliedMigrations()).contains("2 tables");
            assertThat(report.inserted()).isPositive();
            assertThat(shop.look(order.id()).status()).isEqualTo(OrderStatus.CONFIRMED);
            assertThat(JdbiStorage.builder(one).migrate()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void storages_that_start_together_apply_each_migration_once(HikariDataSource database) throws Exception {
        int starts = 4;
        ExecutorService threads = Executors.newFixedThreadPool(starts);
        try (database) {
            List<Future<List<String>>> started = new ArrayList<>();
            for (int i = 0; i < starts; i++) {
                started.add(threads.submit(() -> {
                    try (HikariDataSource one = ofOne(database)) {
                        return JdbiStorage.over(one).appliedMigrations();
                    }
                }));
            }

            List<String> applied = new ArrayList<>();
            for (Future<List<String>> start : started) applied.addAll(start.get());
            assertThat(applied).doesNotHaveDuplicates().contains("2 tables");
        } finally {
            threads.shutdownNow();
        }
    }
}
