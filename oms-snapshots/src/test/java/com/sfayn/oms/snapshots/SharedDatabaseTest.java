package com.sfayn.oms.snapshots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.fixture.SampleOrders;
import com.sfayn.oms.application.fixture.SampleSnapshots;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.tenant.TenantId;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Several storages, and an application's own tables and migrations, share one database without affecting each other.
 */
class SharedDatabaseTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final String EVERYTHING_APPLIED = "2 tables";

    static Stream<HikariDataSource> databases() {
        return Stream.of(
                EmbeddedDatabases.h2(), EmbeddedDatabases.postgres(), EmbeddedDatabases.postgresAsPlainOwner());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void two_storages_in_two_schemas_know_nothing_of_each_other(HikariDataSource pool) {
        try (pool) {
            Storage one = JdbiStorage.over(pool);
            Storage two = JdbiStorage.builder(pool).schema("oms_2").build();
            Order order = SampleOrders.draft("ORD-1");

            one.inTransaction(ACME, store -> store.keep(SampleOrders.accepted(order, 1)));

            assertThat(find(one, order)).contains(order);
            assertThat(find(two, order)).isEmpty();
            two.inTransaction(ACME, store -> store.keep(SampleOrders.accepted(order, 1)));
            assertThat(find(two, order)).contains(order);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_second_start_applies_nothing_and_finds_what_the_first_one_left(HikariDataSource pool) {
        try (pool) {
            JdbiStorage first = JdbiStorage.over(pool);
            Order order = SampleOrders.draft("ORD-1");
            first.inTransaction(ACME, store -> store.keep(SampleOrders.accepted(order, 1)));

            assertThat(first.appliedMigrations()).contains("1 order document", EVERYTHING_APPLIED);
            assertThat(JdbiStorage.builder(pool).migrate()).isEmpty();
            assertThat(find(JdbiStorage.over(pool), order)).contains(order);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void an_applications_own_tables_and_migrations_stay_as_they_are(HikariDataSource pool, @TempDir Path migrations)
            throws Exception {
        try (pool) {
            Files.writeString(
                    migrations.resolve("V1__theirs.sql"),
                    "create table orders (id int); insert into orders values (42);");
            Files.writeString(migrations.resolve("V2__more.sql"), "create table more (id int);");
            Flyway theirs = Flyway.configure()
                    .dataSource(pool)
                    .locations("filesystem:" + migrations)
                    .load();
            theirs.migrate();

            Storage storage = JdbiStorage.over(pool);
            storage.inTransaction(ACME, store -> store.keep(SampleOrders.accepted(SampleOrders.draft("ORD-1"), 1)));

            assertThat(Sql.column(pool, "select id from orders")).containsExactly("42");
            assertThat(theirs.info().applied()).hasSize(2);
            assertThatCode(theirs::validate).doesNotThrowAnyException();
            assertThat(theirs.migrate().migrationsExecuted).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_schema_with_foreign_tables_is_refused_and_left_alone(HikariDataSource pool) {
        try (pool) {
            EmbeddedDatabases.execute(pool, "create schema \"theirs\"", "create table \"theirs\".orders (id int)");

            assertThatThrownBy(() -> JdbiStorage.builder(pool).schema("theirs").build())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("The tables in schema theirs can't be migrated: ");
            assertThat(Sql.column(pool, "select id from \"theirs\".orders")).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void the_pool_stays_open_and_its_connections_as_they_were(HikariDataSource pool) {
        try (pool) {
            String before = Sql.column(pool, "select current_user").get(0);
            Storage storage = JdbiStorage.over(pool);
            for (int i = 0; i < 30; i++) {
                find(storage, SampleOrders.draft("ORD-1"));
            }

            assertThat(pool.isClosed()).isFalse();
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
            for (int i = 0; i < 30; i++) {
                assertThat(Sql.column(pool, "select current_user")).containsExactly(before);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_pool_without_auto_commit_works_too(HikariDataSource pool) {
        try (pool;
                HikariDataSource manual = EmbeddedDatabases.sameDatabase(pool, config -> config.setAutoCommit(false))) {
            Storage storage = JdbiStorage.over(manual);
            Order order = SampleOrders.draft("ORD-1");
            storage.inTransaction(ACME, store -> store.keep(SampleOrders.accepted(order, 1)));
            storage.inTransaction(ACME, store -> {
                store.discard();
                return store.keep(SampleOrders.accepted(SampleOrders.draft("ORD-2"), 1));
            });

            assertThat(find(JdbiStorage.over(pool), order)).contains(order);
            assertThat(find(storage, SampleOrders.draft("ORD-2"))).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_tenant_is_listed_from_its_first_snapshot_on(HikariDataSource pool) {
        try (pool) {
            Storage storage = JdbiStorage.over(pool);
            for (int i = 0; i < 2; i++) {
                storage.inTransaction(
                        ACME,
                        store -> store.snapshots()
                                .put(
                                        SnapshotType.PRODUCT,
                                        List.of(SampleSnapshots.product("MUG", "8.00", 1)),
                                        new SourceStamp(SampleOrders.NOON, "source", "test")));
            }

            assertThat(Sql.column(pool, "select tenant_id from \"oms\".tenant")).containsExactly("acme");
        }
    }

    private static Optional<Order> find(Storage storage, Order order) {
        return storage.inTransaction(ACME, store -> store.orders().find(order.id()));
    }
}
