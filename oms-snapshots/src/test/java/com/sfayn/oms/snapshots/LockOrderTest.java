package com.sfayn.oms.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.fixture.SampleOrders;
import com.sfayn.oms.application.fixture.SampleSnapshots;
import com.sfayn.oms.application.port.snapshot.SnapshotLoad;
import com.sfayn.oms.application.port.snapshot.SnapshotLoad.NumberedChange;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import com.sfayn.oms.domain.tenant.TenantId;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes of several rows lock them in the order of their keys first; an update alone takes the planner's order. */
class LockOrderTest {
    private static final TenantId ACME = new TenantId("acme");

    @Test
    void rows_are_locked_in_the_order_of_their_keys_before_a_full_list_deactivates_them() {
        List<String> statements = new ArrayList<>();
        try (HikariDataSource pool = EmbeddedDatabases.h2()) {
            JdbiStorage storage = JdbiStorage.builder(pool)
                    .statementRewriter(sql -> {
                        statements.add(sql);
                        return sql;
                    })
                    .build();
            int deactivated = storage.inTransaction(ACME, store -> {
                SourceStamp noon = new SourceStamp(SampleOrders.NOON, "source", "test");
                store.snapshots().put(SnapshotType.PRODUCT, List.of(SampleSnapshots.product("MUG", "8.00", 1)), noon);
                statements.clear();
                SnapshotLoad others = store.snapshots().load(SnapshotType.PRODUCT, noon);
                others.add(List.of(new NumberedChange(1, SampleSnapshots.product("CUP", "8.00", 1))));
                return others.deactivateOthers();
            });
            List<String> ofProducts = statements.stream()
                    .filter(sql -> sql.contains("\"oms\".product "))
                    .toList();

            assertThat(deactivated).isEqualTo(1);
            assertThat(ofProducts).hasSize(2);
            assertThat(ofProducts.get(0)).startsWith("select").contains("order by t.vendor_id, t.sku for update");
            assertThat(ofProducts.get(1)).startsWith("update");
        }
    }
}
