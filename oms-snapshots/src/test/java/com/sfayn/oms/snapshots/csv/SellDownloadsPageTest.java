package com.sfayn.oms.snapshots.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.domain.catalogue.Product;
import com.sfayn.oms.snapshots.EmbeddedDatabases;
import com.sfayn.oms.snapshots.JdbiStorage;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The file in docs/how-to/sell-downloads.md is imported unchanged. */
class SellDownloadsPageTest {
    @Test
    void the_pages_product_is_one_that_requires_no_shipping() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "how-to", "sell-downloads.md"));
        String file = page.split("```csv\n")[1].split("```")[0];
        try (HikariDataSource dataSource = EmbeddedDatabases.h2()) {
            FileImport files = new FileImport(JdbiStorage.over(dataSource));
            files.load(SnapshotType.PRODUCT, file).orThrow();

            Product product = files.found("E-BOOK").get("E-BOOK");
            assertThat(product.requiresShipping()).isFalse();
            assertThat(product.packageSize()).isNull();
        }
    }
}
