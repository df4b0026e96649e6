package com.sfayn.oms.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.checkout.CheckoutItems;
import com.sfayn.oms.application.checkout.Item;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.fixture.ShopRows;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.ImportOptions;
import com.sfayn.oms.application.snapshot.SyncReport;
import com.sfayn.oms.application.snapshot.SyncSnapshots;
import com.sfayn.oms.application.user.SyncUser;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.csv.CsvFeed;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs what docs/how-to/embed.md and the README describe, as an application with its own database. */
class EmbeddingTest {
    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern XML_BLOCK = Pattern.compile("```xml\\n(.*?)```", Pattern.DOTALL);
    private static final Path SOURCES = Path.of("src/test/java/com/sfayn/oms/snapshots");
    private static final Path EXAMPLES = Path.of("../docs/examples");

    /** Where the application keeps its own data. */
    enum ApplicationDatabase {
        H2(EmbeddedDatabases::h2),
        POSTGRESQL(EmbeddedDatabases::postgresAsPlainOwner);

        private final Supplier<HikariDataSource> pool;

        ApplicationDatabase(Supplier<HikariDataSource> pool) {
            this.pool = pool;
        }

        HikariDataSource open() {
            return pool.get();
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_application_sells_through_oms_beside_its_own_tables(ApplicationDatabase database) {
        try (HikariDataSource dataSource = database.open()) {
            applicationMigrates(dataSource);

            Oms oms = Oms.builder().storage(JdbiStorage.over(dataSource)).build();

            Actor admin = Actor.of(new TenantId("acme"), "root", Role.ADMIN);
            Actor alice = Actor.of(new TenantId("acme"), "alice", Role.CUSTOMER);
            oms.users().syncUser().handle(admin, SyncUser.Command.TOKEN_ONLY);
            oms.users().syncUser().handle(alice, SyncUser.Command.TOKEN_ONLY);

            Map<String, Object> vendorRow =
                    ShopRows.row("vendor_id", "v-1", "name", "One", "country", "Singapore", "is_active", true);
            Map<String, Object> productRow = ShopRows.product("MUG", "8.00", 50);
            productRow.put("vendor_id", "v-1");
            oms.snapshots()
                    .syncSnapshots()
                    .handle(admin, SyncSnapshots.Command.upsert(SnapshotType.VENDOR, List.of(vendorRow)))
                    .orThrow();
            oms.snapshots()
                    .syncSnapshots()
                    .handle(admin, SyncSnapshots.Command.upsert(SnapshotType.PRODUCT, List.of(productRow)))
                    .orThrow();

            CheckoutItems.Command cart = CheckoutItems.Command.of("v-1", List.of(new Item("MUG", 2, null)));
            String result = oms.checkout()
                    .checkoutItems()
                    .handle(alice, cart)
                    .fold(
                            checkedOut -> checkedOut
                                    .orders()
                                    .get(0)
                                    .order()
                                    .pricing()
                                    .total()
                                    .toString(),
                            refusals -> refusals.get(0).message());

            assertThat(result).isEqualTo("16.00 SGD");
            assertThat(applicationRows(dataSource)).containsExactly("theirs");
            assertThat(applicationMigrates(dataSource)).isZero();
            assertThat(dataSource.isClosed()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_application_imports_a_file(ApplicationDatabase database) throws IOException {
        try (HikariDataSource dataSource = database.open();
                InputStream file = Files.newInputStream(Path.of("../docs/how-to/catalogue/product.csv"))) {
            Oms oms = Oms.builder()
                    .storage(JdbiStorage.over(dataSource))
                    .jsonReader(new JacksonJsonReader())
                    .build();
            TenantId acme = new TenantId("acme");

            SyncReport report = oms.snapshots()
                    .importSnapshots()
                    .handleForOperator(
                            acme,
                            ImportOptions.upsert(SnapshotType.PRODUCT),
                            "csv",
                            new CsvFeed(SnapshotType.PRODUCT, file))
                    .orThrow();

            assertThat(report.inserted()).isEqualTo(report.read()).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource
    void two_oms_share_a_database_and_see_nothing_of_each_other(ApplicationDatabase database) {
        try (HikariDataSource dataSource = database.open()) {
            Oms first = Oms.builder().storage(JdbiStorage.over(dataSource)).build();
            Oms second = Oms.builder()
                    .storage(
                            JdbiStorage.builder(dataSource).schema("oms_second").build())
                    .build();
            TenantId acme = new TenantId("acme");
            Storefront shop = Storefront.open(first, acme);
            Storefront sameShopElsewhere = Storefront.open(second, acme);
            Order order = shop.sevenSteps(shop.customer(), Storefront.item("T-SHIRT-L", 10));

            assertThat(second.orders()
                            .getOrder()
                            .handle(sameShopElsewhere.admin(), order.id())
                            .orThrow())
                    .isEmpty();
            assertThat(shop.look(order.id())).isEqualTo(order);
        }
    }

    @Test
    void every_line_of_code_in_the_documents_is_compiled_and_tested() throws IOException {
        expectCode("../README.md", List.of(squeezed(Files.readString(SOURCES.resolve("EmbeddingTest.java")))));
        List<String> sources = new ArrayList<>();
        for (Path file : compiled()) sources.add(squeezed(Files.readString(file)));
        expectCode("../docs/how-to/embed.md", sources);
    }

    /** Expects a block as a whole in one source, or each of its statements in any. */
    private static void expectCode(String document, List<String> sources) throws IOException {
        List<String> blocks = blocks(JAVA_BLOCK, document);
        assertThat(blocks).as(document).isNotEmpty();
        for (String block : blocks) {
            if (sources.stream().anyMatch(source -> source.contains(squeezed(block)))) continue;
            for (String statement : block.split(";")) {
                if (statement.isBlank()) continue;
                assertThat(sources)
                        .as(document + ": " + statement)
                        .anyMatch(source -> source.contains(squeezed(statement) + ";"));
            }
        }
    }

    @Test
    void the_dependencies_are_those_of_the_example() throws IOException {
        String pom = squeezed(Files.readString(EXAMPLES.resolve("spring-boot/pom.xml")));

        assertThat(blocks(XML_BLOCK, "../docs/how-to/embed.md"))
                .hasSize(2)
                .allMatch(block -> pom.contains(squeezed(block)));
    }

    @Test
    void the_example_has_the_runner_that_is_tested_here() throws IOException {
        String name = "SpringTransactionRunner.java";
        String tested = body(SOURCES.resolve(name));

        assertThat(body(EXAMPLES.resolve("spring-boot/src/main/java/com/example/shop/" + name)))
                .isEqualTo(tested);
    }

    private static String body(Path source) throws IOException {
        String text = Files.readString(source);
        return text.substring(text.indexOf("/**"));
    }

    private static List<Path> compiled() throws IOException {
        List<Path> files = new ArrayList<>(
                List.of(SOURCES.resolve("EmbeddingTest.java"), SOURCES.resolve("JtaTransactionRunner.java")));
        try (Stream<Path> examples = Files.walk(EXAMPLES)) {
            examples.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
        }
        return files;
    }

    private static List<String> blocks(Pattern kind, String document) throws IOException {
        return kind.matcher(Files.readString(Path.of(document)))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    private static int applicationMigrates(DataSource dataSource) {
        return Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:embedder/migration")
                .load()
                .migrate()
                .migrationsExecuted;
    }

    private static List<String> applicationRows(DataSource dataSource) {
        return Jdbi.create(dataSource)
                .withHandle(handle -> handle.createQuery("select name from orders")
                        .mapTo(String.class)
                        .list());
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s", "");
    }
}
