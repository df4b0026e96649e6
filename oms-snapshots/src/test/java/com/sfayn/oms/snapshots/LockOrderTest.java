package com.sfayn.oms.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.contract.SampleOrders;
import com.sfayn.oms.application.contract.SampleSnapshots;
import com.sfayn.oms.application.port.SnapshotType;
import com.sfayn.oms.domain.tenant.TenantId;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whoever changes several rows locks them in the order of their keys first; an update alone takes the planner's. */
class LockOrderTest {
    private static final TenantId ACME = new TenantId("acme");

    @Test
    void rows_are_locked_in_the_order_of_their_keys_before_a_full_list_deactivates_them() {
        List<String> statements = new ArrayList<>();
        try (HikariDataSource pool = EmbeddedDatabases.h2()) {
            JdbiStorage storage = JdbiStorage.builder(pool)
                    .lastLook(sql -> {
                        statements.add(sql);
                        return sql;
                    })
                    .build();
            int deactivated = storage.inTransaction(ACME, store -> {
                store.snapshots()
                        .put(
                                SnapshotType.PRODUCT,
                                List.of(SampleSnapshots.product("MUG", "8.00", 1)),
                                SampleOrders.NOON,
                                "source");
                statements.clear();
                return store.snapshots()
                        .deactivateOthers(
                                SnapshotType.PRODUCT,
                                Set.of("v-1"),
                                List.of(),
                                SampleOrders.NOON.plusSeconds(1),
                                "source");
            });

            assertThat(deactivated).isEqualTo(1);
            assertThat(statements).hasSize(2);
            assertThat(statements.get(0)).startsWith("select").endsWith("order by vendor_id, sku for update");
            assertThat(statements.get(1)).startsWith("update");
        }
    }
}
