package com.sfayn.oms.snapshots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.snapshots.internal.sql.Schema;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Migrates rows of a release with references unique per tenant to one with references unique per customer. */
class ReferenceMigrationTest {
    static Stream<HikariDataSource> databases() {
        return Stream.of(EmbeddedDatabases.h2(), EmbeddedDatabases.postgres());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void rows_stay_and_another_customer_may_use_the_same_reference(HikariDataSource pool) {
        try (pool) {
            migrateToBefore(pool);
            insert(pool, "ORD-1", "c-1");
            insert(pool, "ORD-2", "c-1", null);
            assertThatThrownBy(() -> insert(pool, "ORD-3", "c-2")).hasMessageContainingAll("nique");

            JdbiStorage.over(pool);

            insert(pool, "ORD-3", "c-2");
            assertThatThrownBy(() -> insert(pool, "ORD-4", "c-1")).hasMessageContainingAll("nique");
            assertThat(Sql.column(
                            pool,
                            new Schema("oms")
                                    .in("select order_id || coalesce(external_reference, '') from oms.orders"
                                            + " order by order_id")))
                    .containsExactly("ORD-1PO-7", "ORD-2", "ORD-3PO-7");
        }
    }

    private static void migrateToBefore(HikariDataSource pool) {
        String place = "classpath:com/sfayn/oms/snapshots/migration/";
        boolean h2 = pool.getJdbcUrl().startsWith("jdbc:h2:");
        Flyway.configure()
                .dataSource(pool)
                .locations(place + "common", place + (h2 ? "h2" : "postgresql"))
                .schemas("oms")
                .defaultSchema("oms")
                .table(Schema.HISTORY)
                .placeholders(Map.of("schema", "oms"))
                .target(h2 ? "12" : "13")
                .load()
                .migrate();
    }

    private static void insert(HikariDataSource pool, String id, String customer) {
        insert(pool, id, customer, "'PO-7'");
    }

    /** @param reference as a literal */
    private static void insert(HikariDataSource pool, String id, String customer, String reference) {
        EmbeddedDatabases.execute(
                pool,
                new Schema("oms")
                        .in("insert into oms.orders (tenant_id, order_id, version, status, payment_status,"
                                + " fulfilment_status, vendor_id, customer_id, external_reference, currency, total,"
                                + " created_at, updated_at, document) values ('acme', '" + id
                                + "', 1, 'DRAFT', 'UNPAID', 'UNFULFILLED', 'v-1', '" + customer + "', " + reference
                                + ", 'SGD', 1, current_timestamp, current_timestamp, '{}')"));
    }
}
