package com.sfayn.oms.snapshots.internal.transaction;

import static com.sfayn.oms.application.fixture.Storefront.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderStatus;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.EmbeddedDatabases;
import com.sfayn.oms.snapshots.JdbiStorage;
import com.sfayn.oms.snapshots.transaction.TransactionRunner;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** A storage with transactions of its own never ends one of the application. */
class OpenTransactionTest {
    static Stream<HikariDataSource> databases() {
        return Stream.of(EmbeddedDatabases.h2(), EmbeddedDatabases.postgres(), EmbeddedDatabases.postgresAsPlainOwner())
                .flatMap(pool ->
                        Stream.of(pool, EmbeddedDatabases.sameDatabase(pool, config -> config.setAutoCommit(false))));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_connection_in_a_transaction_is_refused_and_the_transaction_left_alone(HikariDataSource pool) {
        try (pool) {
            DataSource aware = new TransactionAwareDataSourceProxy(pool);
            JdbcTemplate jdbc = new JdbcTemplate(pool);
            TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
            String table = EmbeddedDatabases.name();
            transaction.executeWithoutResult(status -> jdbc.execute("create table " + table + " (name varchar(100))"));
            Oms oms = Oms.builder()
                    .storage(JdbiStorage.builder(aware).schema(table + "_oms").build())
                    .build();
            Storefront shop = Storefront.open(oms, new TenantId("acme"));
            Order order = shop.readyToPlace(shop.customer(), item("T-SHIRT-L", 10));

            transaction.executeWithoutResult(status -> {
                jdbc.execute("insert into " + table + " values ('undone')");
                assertThatThrownBy(() -> shop.place(shop.customer(), order.id()))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("is already in a transaction of the application")
                        .hasMessageContaining("JdbiStorage.builder(pool).transactions(runner)");
                assertThatThrownBy(() -> JdbiStorage.builder(aware)
                                .schema(table + "_other")
                                .build())
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("is already in a transaction of the application");
                status.setRollbackOnly();
            });
            transaction.executeWithoutResult(status -> {
                jdbc.execute("insert into " + table + " values ('kept')");
                assertThatThrownBy(() -> shop.place(shop.customer(), order.id()))
                        .isInstanceOf(IllegalStateException.class);
            });

            assertThat(jdbc.queryForList("select name from " + table, String.class))
                    .containsExactly("kept");
            assertThat(shop.look(order.id()).status()).isEqualTo(OrderStatus.DRAFT);
            shop.place(shop.customer(), order.id()).orThrow();
            assertThat(shop.look(order.id()).status()).isEqualTo(OrderStatus.PENDING);
        }
    }

    @Test
    void a_runner_whose_connection_is_in_no_transaction_is_refused() {
        for (HikariDataSource database : List.of(EmbeddedDatabases.h2(), EmbeddedDatabases.postgres())) {
            try (HikariDataSource pool = database) {
                JdbiStorage storage = JdbiStorage.builder(pool)
                        .transactions(new WithoutAny(pool))
                        .build();

                assertThatThrownBy(storage::listAcrossTenants)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("is in auto-commit mode");
            }
        }
    }

    /** Gives a connection of the pool as it is. */
    private record WithoutAny(DataSource pool) implements TransactionRunner {
        @Override
        public boolean isInTransaction() {
            return true;
        }

        @Override
        public <R> R run(Function<Connection, R> work) {
            try (Connection connection = pool.getConnection()) {
                return work.apply(connection);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
