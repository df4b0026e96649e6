package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.checkout.Item;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.graphql.OmsGraphQL;
import com.sfayn.oms.graphql.request.GraphQLRequest;
import com.sfayn.oms.graphql.request.GraphQLResult;
import com.sfayn.oms.snapshots.JdbiStorage;
import com.sfayn.oms.snapshots.StatementLog;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts what PostgreSQL's own log says was executed for a page of orders with their histories. */
class OrderListStatementsTest {
    private static final String PAGE = "query($first: Int) { orders(first: $first, filter: {status: [DRAFT]}) "
            + "{ nodes { orderId history(first: 5) { nodes { type actor { kind id } } } } } }";

    @Test
    void a_page_of_a_hundred_orders_with_history_takes_as_many_statements_as_one_of_ten(@TempDir Path folder) {
        try (StatementLog log = StatementLog.start(folder);
                HikariDataSource pool = log.newDatabase()) {
            Oms oms = Oms.builder().storage(JdbiStorage.over(pool)).build();
            Storefront shop = Storefront.open(oms, new TenantId("acme"));
            Item[] items = shop.assortment("SKU-", 1);
            for (int i = 0; i < 100; i++) shop.checkOut(shop.customer(), items).orThrow();
            OmsGraphQL graphql = OmsGraphQL.over(oms);
            read(graphql, shop, 100);

            long start = log.executed();
            read(graphql, shop, 10);
            long afterTen = log.executed();
            read(graphql, shop, 100);
            long afterHundred = log.executed();

            assertThat(afterHundred - afterTen).isEqualTo(afterTen - start);
            // the mark of the count before is one of them; two transactions of six statements are left
            assertThat(afterTen - start - 1).isLessThanOrEqualTo(12);
        }
    }

    private static void read(OmsGraphQL graphql, Storefront shop, int first) {
        GraphQLResult result = graphql.execute(shop.admin(), GraphQLRequest.of(PAGE, Map.of("first", first)));
        assertThat(result.body()).doesNotContainKey("errors");
        Map<?, ?> orders = (Map<?, ?>) ((Map<?, ?>) result.body().get("data")).get("orders");
        assertThat((List<?>) orders.get("nodes")).hasSize(first);
    }
}
