package com.sfayn.oms.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.ImportOptions;
import com.sfayn.oms.application.snapshot.row.RowFeed;
import com.sfayn.oms.application.snapshot.row.SnapshotRow;
import com.sfayn.oms.domain.catalogue.Product;
import com.sfayn.oms.domain.tenant.TenantId;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The memory use of an import depends neither on the number of rows nor on their size. */
class LargeRowsTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final int ROWS = 30;
    private static final int CHARACTERS = 90_000;

    @Test
    void a_few_large_rows_are_staged_before_all_of_them_are_read() {
        List<String> happened = new ArrayList<>();
        try (HikariDataSource pool = EmbeddedDatabases.h2()) {
            JdbiStorage storage = JdbiStorage.builder(pool)
                    .statementRewriter(sql -> {
                        if (sql.matches("(?s)insert into \\S*_load.*")) happened.add("staged");
                        return sql;
                    })
                    .build();
            RowFeed feed = into -> {
                for (int line = 1; line <= ROWS; line++) into.row(new SnapshotRow(line, product("P-" + line)));
                happened.add("read");
            };

            Oms.builder()
                    .storage(storage)
                    .jsonReader(new JacksonJsonReader())
                    .build()
                    .snapshots()
                    .importSnapshots()
                    .handleForOperator(ACME, ImportOptions.upsert(SnapshotType.PRODUCT), "csv", feed)
                    .orThrow();

            assertThat(happened).containsExactly("staged", "staged", "read", "staged");
            Map<String, Product> kept =
                    storage.inTransaction(ACME, store -> store.products().find("v-1", List.of("P-1", "P-" + ROWS)));
            assertThat(kept).hasSize(2);
        }
    }

    private static Map<String, Object> product(String sku) {
        Map<String, Object> cells = new HashMap<>();
        for (String measure : List.of("package_weight", "package_length", "package_width", "package_height")) {
            cells.put(measure, "1");
        }
        cells.put("vendor_id", "v-1");
        cells.put("product_sku", sku);
        cells.put("product_id", sku);
        cells.put("product_name", "A product");
        cells.put("product_category", "");
        cells.put("options", "{\"care\": \"" + "x".repeat(CHARACTERS) + "\"}");
        cells.put("product_price", "1.00");
        cells.put("product_currency", "USD");
        cells.put("stock", "");
        cells.put("is_active", "true");
        return cells;
    }
}
