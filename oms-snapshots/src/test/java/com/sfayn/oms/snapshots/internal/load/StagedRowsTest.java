package com.sfayn.oms.snapshots.internal.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.fixture.SampleOrders;
import com.sfayn.oms.application.fixture.SampleSnapshots;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.snapshot.SnapshotLoad;
import com.sfayn.oms.application.port.snapshot.SnapshotLoad.NumberedChange;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import com.sfayn.oms.domain.catalogue.Product;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.EmbeddedDatabases;
import com.sfayn.oms.snapshots.JdbiStorage;
import com.sfayn.oms.snapshots.Sql;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Stages many rows until they are written. */
class StagedRowsTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final int MANY = 2_000;

    static Stream<Arguments> databases() {
        Supplier<HikariDataSource> h2 = EmbeddedDatabases::h2;
        Supplier<HikariDataSource> postgres = EmbeddedDatabases::postgres;
        return Stream.of(
                Arguments.of("H2", h2, "select load_id from \"oms\".product_load"),
                Arguments.of("PostgreSQL", postgres, "select relname from pg_class where relname like 'oms_load%'"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("databases")
    void nothing_is_left_in_a_pool_however_the_transaction_ends(
            String name, Supplier<HikariDataSource> database, String leftOver) {
        try (HikariDataSource origin = database.get();
                HikariDataSource pool =
                        EmbeddedDatabases.sameDatabase(origin, settings -> settings.setMaximumPoolSize(3))) {
            List<Integer> seen = new ArrayList<>();
            JdbiStorage storage = JdbiStorage.over(pool);
            storage.inTransaction(ACME, store -> {
                seen.add(loaded(store).write().inserted());
                return null;
            });
            storage.inTransaction(ACME, store -> {
                seen.add(loaded(store).write().unchanged());
                store.discard();
                return null;
            });
            assertThatThrownBy(() -> storage.inTransaction(ACME, store -> {
                        loaded(store);
                        throw new IllegalArgumentException("the feed broke");
                    }))
                    .hasMessage("the feed broke");

            assertThat(seen).containsExactly(MANY, MANY);
            assertThat(Sql.column(pool, leftOver)).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("databases")
    void every_character_is_staged_unchanged(String name, Supplier<HikariDataSource> database, String leftOver) {
        String strange = "tab\\t \\N 'quoted' \"twice\" {a,b} é 😀 \\";
        try (HikariDataSource pool = database.get()) {
            JdbiStorage storage = JdbiStorage.over(pool);
            storage.inTransaction(ACME, store -> {
                SnapshotLoad load = loaded(store);
                load.add(List.of(new NumberedChange(MANY + 1, SampleSnapshots.product(strange, "1.00", 1))));
                return load.write();
            });

            Map<String, Product> found =
                    storage.inTransaction(ACME, store -> store.products().find("v-1", List.of(strange)));
            assertThat(found)
                    .containsOnlyKeys(strange)
                    .containsValue(SampleSnapshots.product(strange, "1.00", 1).product());
        }
    }

    @Test
    void a_role_that_may_not_create_temporary_tables_is_reported_to_the_operator() {
        try (HikariDataSource pool = EmbeddedDatabases.postgres()) {
            JdbiStorage storage = JdbiStorage.over(pool);
            String database = Sql.column(pool, "select current_database()").get(0);
            EmbeddedDatabases.execute(pool, "revoke temporary on database " + database + " from public");

            assertThatThrownBy(() -> storage.inTransaction(ACME, StagedRowsTest::loaded))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("grant temporary on database \"" + database + "\"");
        }
    }

    private static SnapshotLoad loaded(TenantStore store) {
        SnapshotLoad load =
                store.snapshots().load(SnapshotType.PRODUCT, new SourceStamp(SampleOrders.NOON, "source", "test"));
        load.add(IntStream.range(0, MANY)
                .mapToObj(i -> new NumberedChange(i + 1, SampleSnapshots.product("P-" + i, "1.00", 1)))
                .toList());
        return load;
    }
}
