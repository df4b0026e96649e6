package com.sfayn.oms.graphql;

import static com.sfayn.oms.graphql.Shop.ADMIN;
import static com.sfayn.oms.graphql.Shop.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.graphql.request.GraphQLResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The data that a document reads and its input rows both count towards its cost. A single large document passes;
 * several at once do not.
 */
class CostTest {
    private static final String SYNCED = " { result { success message } rowErrors { line column message } }";

    private final Shop shop = Shop.open();

    @Test
    void pages_of_orders_with_their_histories_are_counted_once_for_every_alias() {
        String page = "orders(first: 100) { nodes { orderId status history(first: 5) { nodes { type } } } }";
        fits(shop.run(CUSTOMER, "{" + aliased(10, page) + "}"));
        limited(shop.run(CUSTOMER, "{" + aliased(20, page) + "}"));
        limited(shop.run(CUSTOMER, "{ ...F } fragment F on Query {" + aliased(20, page) + "}"));
    }

    @Test
    void a_page_without_a_size_costs_its_default_size() {
        String fields = " { nodes { orderId status version history { nodes { type version sequence eventId } } } }";
        fits(shop.run(CUSTOMER, "{" + aliased(20, "orders" + fields) + "}"));
        limited(shop.run(CUSTOMER, "{" + aliased(20, "orders(first: 100)" + fields) + "}"));
    }

    @Test
    void one_sync_with_the_maximum_number_of_rows_is_executed() {
        GraphQLResult once = sync(rows(1_000));
        assertThat(At.path(once, "data", "syncSnapshots", "result", "success"))
                .as("%s", At.path(once, "data", "syncSnapshots", "result"))
                .isEqualTo(true);
    }

    @Test
    void rows_count_each_time_they_are_sent_as_a_variable_within_one_or_written_out() {
        List<Map<String, Object>> rows = rows(1_000);
        Map<String, Object> input = Map.of("type", "PRODUCT", "rows", rows);
        String ofRows = "syncSnapshots(input: {type: PRODUCT, rows: $rows})" + SYNCED;
        String ofInput = "syncSnapshots(input: $input)" + SYNCED;
        String written = "syncSnapshots(input: {type: PRODUCT, rows: [" + "{}".repeat(200) + "]})" + SYNCED;

        for (int times : List.of(3, 50)) {
            limited(shop.run(
                    ADMIN, "mutation($rows: [JSON!]!) {" + aliased(times, ofRows) + "}", Map.of("rows", rows)));
            limited(shop.run(
                    ADMIN,
                    "mutation($input: SyncSnapshotsInput!) {" + aliased(times, ofInput) + "}",
                    Map.of("input", input)));
        }
        limited(shop.run(ADMIN, "mutation {" + aliased(8, written) + "}"));
        fits(shop.run(ADMIN, "mutation {" + aliased(6, written) + "}"));
    }

    @Test
    void a_checkout_with_the_maximum_number_of_lines_is_executed_but_not_three_in_one_document() {
        sync(rows(500));
        List<Map<String, Object>> lines = IntStream.range(0, 500)
                .mapToObj(i -> Map.<String, Object>of("productSku", "SKU-" + i, "orderQuantity", 1))
                .toList();
        String checkout = "checkoutItems(input: {vendorId: \"v-234\", productSkus: $lines}) "
                + "{ result { success message } order { orderId lineItems { lineId } } }";
        String mutation = "mutation($lines: [ProductSkuInput!]!) {";

        limited(shop.run(CUSTOMER, mutation + aliased(3, checkout) + "}", Map.of("lines", lines)));
        GraphQLResult once = shop.run(CUSTOMER, mutation + checkout + "}", Map.of("lines", lines));

        assertThat((List<?>) At.path(once, "data", "checkoutItems", "order", "lineItems"))
                .hasSize(500);
    }

    @Test
    void only_a_few_mutations_that_take_long_are_made_in_one_document() {
        String place = "placeOrder(input: {orderId: \"x\"}) { result { success } }";
        fits(shop.run(CUSTOMER, "mutation {" + aliased(10, place) + "}"));
        GraphQLResult many = shop.run(CUSTOMER, "mutation {" + aliased(50, place) + "}");
        limited(many);
        assertThat(At.path(many, "errors", 0, "message").toString())
                .contains("costs up to 1,000,100", "at most 250,000", "fewer mutations");
    }

    private GraphQLResult sync(List<Map<String, Object>> rows) {
        return shop.run(
                ADMIN,
                "mutation($rows: [JSON!]!) { syncSnapshots(input: {type: PRODUCT, rows: $rows})" + SYNCED + " }",
                Map.of("rows", rows));
    }

    private static List<Map<String, Object>> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Shop.product("SKU-" + i, "1.50", "1", 10))
                .toList();
    }

    private static void fits(GraphQLResult result) {
        assertThat(result.requestError()).as("%s", result.body().get("errors")).isFalse();
    }

    private static void limited(GraphQLResult result) {
        assertThat(At.path(result, "errors", 0, "extensions"))
                .isEqualTo(Map.of("code", "LIMIT_EXCEEDED", "retryable", false));
        assertThat(result.requestError()).isTrue();
    }

    private static String aliased(int times, String field) {
        return IntStream.range(0, times)
                .mapToObj(i -> "a" + i + ":" + field + " ")
                .collect(Collectors.joining());
    }
}
