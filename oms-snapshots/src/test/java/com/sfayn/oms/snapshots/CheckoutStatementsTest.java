package com.sfayn.oms.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.checkout.Item;
import com.sfayn.oms.application.fixture.ShopRows;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.domain.tenant.TenantId;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Counts the statements in PostgreSQL's own log for the seven steps from a cart to a confirmed order, including BEGIN,
 * COMMIT and settings, with empty caches.
 */
class CheckoutStatementsTest {
    private static final int MOST = 60;

    private static StatementLog log;

    @BeforeAll
    static void start(@TempDir Path folder) {
        log = StatementLog.start(folder);
    }

    @AfterAll
    static void stop() {
        log.close();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "50, 1", "1, 100", "50, 100"})
    void the_seven_steps_of_a_checkout_take_few_statements_whatever_their_size(int lines, int offers) {
        try (HikariDataSource pool = log.newDatabase()) {
            Storefront shop = Storefront.open(oms(pool), new TenantId("acme"));
            Item[] items = shop.assortment("SKU-", lines);
            List<Map<String, Object>> more = IntStream.range(1, offers)
                    .mapToObj(i -> ShopRows.offer("o-more-" + i, 10))
                    .toList();
            if (!more.isEmpty()) shop.load(SnapshotType.OFFER, more);

            Storefront cold = new Storefront(oms(pool), shop.tenant());
            long before = log.executed();
            cold.sevenSteps(cold.customer(), items);
            // the first count itself executed one statement
            long statements = log.executed() - before - 1;

            System.out.println(lines + " lines, " + offers + " offers: " + statements + " statements");
            assertThat(statements).isPositive().isLessThanOrEqualTo(MOST);
        }
    }

    private static Oms oms(HikariDataSource pool) {
        return Oms.builder().storage(JdbiStorage.over(pool)).build();
    }
}
