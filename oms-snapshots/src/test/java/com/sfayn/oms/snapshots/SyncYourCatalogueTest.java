package com.sfayn.oms.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.snapshot.SnapshotPulls;
import com.sfayn.oms.application.snapshot.SyncReport;
import com.sfayn.oms.domain.catalogue.Product;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.EmbeddingTest.ApplicationDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs what docs/how-to/sync-your-catalogue.md describes, as an application with a table of articles. */
class SyncYourCatalogueTest {
    private static final Path TESTS = Path.of("src/test/java/com/sfayn/oms/snapshots");
    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId GLOBEX = new TenantId("globex");
    private static final String ARTICLES = """
            create table articles (shop varchar(50), number varchar(50), title varchar(200), color varchar(20),
                price numeric(9, 2), in_stock integer, kilograms numeric(9, 3), for_sale boolean,
                changed_at timestamp with time zone)
            """;

    @ParameterizedTest
    @EnumSource
    void an_application_lets_its_own_table_be_pulled(ApplicationDatabase kind) throws InterruptedException {
        try (HikariDataSource database = kind.open()) {
            EmbeddedDatabases.execute(
                    database,
                    ARTICLES,
                    article("acme", "MUG", "8.00", "timestamp '2020-01-01 00:00:00'"),
                    article("acme", "CUP", "5.00", "timestamp '2020-01-01 00:00:00'"),
                    article("globex", "MUG", "9.00", "timestamp '2020-01-01 00:00:00'"));
            Storage storage = JdbiStorage.over(database);
            Oms oms = Oms.builder().storage(storage).build();

            TenantId tenant = ACME;
            ArticleTable articleTable = new ArticleTable(database);
            SyncReport report =
                    oms.snapshots().pullSnapshots().handle(tenant, articleTable).orThrow();

            assertThat(report.inserted()).isEqualTo(2);
            EmbeddedDatabases.execute(
                    database,
                    "update articles set price = 6, changed_at = current_timestamp where shop = 'acme' and number = 'CUP'");
            assertThat(oms.snapshots()
                            .pullSnapshots()
                            .handle(tenant, articleTable)
                            .orThrow())
                    .extracting(SyncReport::read, SyncReport::updated)
                    .containsExactly(1, 1);

            SnapshotPulls pulls = SnapshotPulls.every(
                    Duration.ofMinutes(10),
                    oms.snapshots().pullSnapshots(),
                    () -> List.of(ACME, GLOBEX),
                    List.of(articleTable));
            pulls.now();
            pulls.close();

            assertThat(prices(storage, ACME)).isEqualTo(Map.of("MUG", "8.00", "CUP", "6.00"));
            assertThat(prices(storage, GLOBEX)).isEqualTo(Map.of("MUG", "9.00"));
        }
    }

    @Test
    void the_code_of_the_page_is_in_this_test() throws IOException {
        String here = squeezed(Files.readString(TESTS.resolve("SyncYourCatalogueTest.java"))
                + Files.readString(TESTS.resolve("ArticleTable.java")));
        List<String> blocks = JAVA_BLOCK
                .matcher(Files.readString(Path.of("../docs/how-to/sync-your-catalogue.md")))
                .results()
                .map(block -> squeezed(block.group(1)))
                .toList();

        assertThat(blocks).hasSize(3).allSatisfy(block -> assertThat(here).contains(block));
    }

    private static String article(String shop, String number, String price, String changedAt) {
        return "insert into articles values ('" + shop + "', '" + number + "', 'Title', 'red', " + price
                + ", 5, 0.4, true, " + changedAt + ")";
    }

    private static Map<String, String> prices(Storage storage, TenantId tenant) {
        Map<String, Product> products =
                storage.inTransaction(tenant, store -> store.products().find("v-1", Set.of("MUG", "CUP")));
        return products.values().stream()
                .collect(Collectors.toMap(
                        Product::sku, product -> product.price().plainAmount()));
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s", "");
    }
}
