package com.sfayn.oms.graphql.request;

import static com.sfayn.oms.graphql.Shop.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.memory.InMemoryStorage;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.graphql.At;
import com.sfayn.oms.graphql.FaultyStorage;
import com.sfayn.oms.graphql.OmsGraphQL;
import com.sfayn.oms.graphql.Shop;
import graphql.introspection.IntrospectionQuery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final Limits IMPATIENT = new Limits(100_000, 10_000, 50, 100, 20, 250_000, Duration.ofMillis(1));

    private final Shop shop = Shop.open();

    @Test
    void a_thousand_aliased_failing_root_fields_are_refused_before_any_is_executed() {
        FaultyStorage storage = new FaultyStorage();
        Shop failing = Shop.over(storage);
        storage.failFrom(0, new IllegalStateException("Must not be reached."));
        limited(failing.run(CUSTOMER, "{" + aliased(1000, "orders{nodes{orderId}}") + "}"));
        limited(failing.run(CUSTOMER, "{" + aliased(51, "orders{nodes{orderId}}") + "}"));
        assertThat(storage.transactions()).isZero();
    }

    @Test
    void the_maximum_number_of_failing_root_fields_is_executed() {
        FaultyStorage storage = new FaultyStorage();
        Shop failing = Shop.over(storage);
        storage.failFrom(0, new IllegalStateException("Broken."));
        GraphQLResult result = failing.run(CUSTOMER, "{" + aliased(50, "orders{nodes{orderId}}") + "}");
        assertThat((List<?>) At.path(result, "errors")).hasSize(50);
        assertThat((Map<?, ?>) At.path(result, "data")).hasSize(50);
    }

    @Test
    void root_fields_do_not_hide_in_fragments() {
        limited(shop.run(
                CUSTOMER,
                "query { ...A ...B } fragment A on Query { ...C ...D } fragment B on Query { ...C } "
                        + "fragment C on Query {" + aliased(20, "__typename") + "} fragment D on Query {"
                        + IntStream.range(20, 40)
                                .mapToObj(i -> "a" + i + ":__typename ")
                                .collect(Collectors.joining()) + "}"));
    }

    @Test
    void aliases_below_the_root_are_counted_too() {
        limited(shop.run(CUSTOMER, "{ getOrder(orderId: \"x\") {" + aliased(101, "orderId") + "} }"));
        GraphQLResult fits = shop.run(CUSTOMER, "{ getOrder(orderId: \"x\") {" + aliased(100, "orderId") + "} }");
        assertThat(At.path(fits, "errors")).isNull();
    }

    @Test
    void exponentially_nested_fragments_are_measured_in_linear_time() {
        StringBuilder bomb = new StringBuilder("query { ...F0 }");
        for (int i = 0; i < 40; i++) {
            bomb.append(" fragment F").append(i).append(" on Query { ...F").append(i + 1);
            bomb.append(" ... on Query { ...F").append(i + 1).append(" } }");
        }
        bomb.append(" fragment F40 on Query { __typename }");
        limited(shop.run(CUSTOMER, bomb.toString()));
    }

    @Test
    void a_thousand_chained_fragments_are_refused_before_validation() {
        tooManyFragments(1_000, "...F%1$d", "1,001 fragments");
        tooManyFragments(900, "...F%1$d ...F%1$d", "901 fragments");
    }

    private void tooManyFragments(int links, String spreads, String count) {
        GraphQLResult result = shop.run(
                CUSTOMER,
                "query { ...F0 } "
                        + IntStream.rangeClosed(1, links)
                                .mapToObj(i -> "fragment F" + (i - 1) + " on Query{" + spreads.formatted(i) + "}")
                                .collect(Collectors.joining())
                        + "fragment F" + links + " on Query{__typename}");
        limited(result);
        assertThat(At.path(result, "errors", 0, "message").toString()).contains(count, "at most 50");
    }

    @Test
    void many_spreads_of_few_fragments_are_refused_before_validation() {
        String spreads = IntStream.range(0, 50).mapToObj(i -> "...F" + i + " ").collect(Collectors.joining());
        GraphQLResult result = shop.run(
                CUSTOMER,
                "query { ...F0 } "
                        + IntStream.range(0, 50)
                                .mapToObj(i -> "fragment F" + i + " on Query{" + spreads + "}")
                                .collect(Collectors.joining()));
        limited(result);
        assertThat(At.path(result, "errors", 0, "message").toString()).contains("2,501 fragment spreads");
    }

    @Test
    void the_maximum_number_of_fragments_is_executed() {
        GraphQLResult fits = shop.run(
                CUSTOMER,
                "query { ...F0 } "
                        + IntStream.range(1, 50)
                                .mapToObj(i -> "fragment F" + (i - 1) + " on Query{...F" + i + "}")
                                .collect(Collectors.joining())
                        + "fragment F49 on Query{__typename}");
        assertThat(At.path(fits, "data", "__typename")).isEqualTo("Query");
    }

    @Test
    void depth_is_bounded() {
        Limits shallow = new Limits(100_000, 10_000, 50, 100, 3, 250_000, Duration.ofSeconds(10));
        limited(Shop.with(shallow).run(CUSTOMER, "{ orders { nodes { vendor { name } } } }"));
        GraphQLResult fits = Shop.with(shallow).run(CUSTOMER, "{ orders { nodes { orderId } } }");
        assertThat(At.path(fits, "errors")).isNull();
        limited(shop.run(
                CUSTOMER,
                "{ orders { nodes " + "{ ... on Order ".repeat(2000) + "{ orderId }" + " }".repeat(2001) + " }"));
    }

    @Test
    void nested_pages_cost_the_product_of_their_sizes() {
        String page = "orders(first: %s) { nodes { orderId history(first: 100) "
                + "{ nodes { sequence type data actor { kind id } } } } } ";
        GraphQLResult fits = shop.run(CUSTOMER, "{ " + page.formatted("100") + "}");
        assertThat(At.path(fits, "errors")).isNull();
        limited(shop.run(
                CUSTOMER,
                "{ a: " + page.formatted("100") + "b: " + page.formatted("100") + "c: " + page.formatted("100") + "d: "
                        + page.formatted("100") + "}"));
        limited(shop.run(CUSTOMER, "{ " + page.formatted("2000000") + "}"));
        limited(shop.run(CUSTOMER, "query($n: Int) { " + page.formatted("$n") + "}", Map.of("n", 2000000)));
        limited(shop.run(CUSTOMER, "query($n: Int = 2000000) { " + page.formatted("$n") + "}"));
    }

    @Test
    void introspection_of_tools_is_allowed_and_abusive_introspection_is_not() {
        GraphQLResult tools = shop.run(CUSTOMER, IntrospectionQuery.INTROSPECTION_QUERY);
        assertThat(At.path(tools, "errors")).isNull();
        assertThat(At.path(tools, "data", "__schema", "queryType", "name")).isEqualTo("Query");
        limited(shop.run(
                CUSTOMER, "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }"));
    }

    @Test
    void long_documents_and_many_tokens_are_refused_before_parsing() {
        GraphQLResult tooLong =
                shop.run(CUSTOMER, "{ getOrder(orderId: \"" + "x".repeat(200_000) + "\") { orderId } }");
        limited(tooLong);
        assertThat(At.path(tooLong, "errors", 0, "message").toString()).contains("has 200037 characters");
        limited(shop.run(CUSTOMER, "{ getOrder(orderId: \"x\") { " + "orderId ".repeat(11_000) + "} }"));
    }

    @Test
    void a_query_that_takes_too_long_is_cancelled_between_its_fields() {
        CountDownLatch never = new CountDownLatch(1);
        OmsGraphQL slow = OmsGraphQL.builder(
                        Shop.oms(new Waiting(new InMemoryStorage(), never, 500)).build())
                .limits(IMPATIENT)
                .build();
        GraphQLResult result = slow.execute(
                CUSTOMER, GraphQLRequest.of("{ a: orders { nodes { orderId } } b: orders { nodes { orderId } } }"));
        timedOut(result);
    }

    @Test
    void with_an_executor_a_query_that_never_ends_times_out() {
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            OmsGraphQL stuck = OmsGraphQL.builder(Shop.oms(new Waiting(new InMemoryStorage(), end, Integer.MAX_VALUE))
                            .build())
                    .limits(IMPATIENT)
                    .executor(executor)
                    .build();
            timedOut(stuck.execute(CUSTOMER, GraphQLRequest.of("{ orders { nodes { orderId } } }")));
        } finally {
            end.countDown();
            executor.shutdown();
        }
    }

    @Test
    void where_only_queries_are_allowed_a_mutation_is_a_request_error_and_changes_nothing() {
        String document = "query Q { __typename } mutation M { syncUser { permissions } }";
        GraphQLRequest mutation = new GraphQLRequest(document, "M", null, null);
        GraphQLResult refused = shop.graphQL().executeQuery(CUSTOMER, mutation, "r");
        assertThat(At.path(refused, "errors", 0, "extensions"))
                .isEqualTo(Map.of("code", "BAD_REQUEST", "retryable", false));
        assertThat(refused.requestError()).isTrue();
        assertThat(refused.refusedMutation()).isTrue();
        assertThat(refused.body()).doesNotContainKey("data");
        GraphQLResult query = shop.graphQL().executeQuery(CUSTOMER, new GraphQLRequest(document, "Q", null, null), "r");
        assertThat(At.path(query, "data", "__typename")).isEqualTo("Query");
        assertThat(query.refusedMutation()).isFalse();
        GraphQLResult wrong = shop.graphQL().executeQuery(CUSTOMER, GraphQLRequest.of("{ nope }"), "r");
        assertThat(wrong.refusedMutation()).isFalse();
    }

    private static void limited(GraphQLResult result) {
        assertThat(At.path(result, "errors", 0, "extensions"))
                .as("%s", result.body().get("errors"))
                .isEqualTo(Map.of("code", "LIMIT_EXCEEDED", "retryable", false));
        assertThat(result.requestError()).isTrue();
        assertThat(result.body()).doesNotContainKey("data");
    }

    private static void timedOut(GraphQLResult result) {
        assertThat(At.path(result, "errors", 0, "extensions")).isEqualTo(Map.of("code", "TIMEOUT", "retryable", true));
        assertThat(result.requestError()).isFalse();
        assertThat(result.body()).containsEntry("data", null);
    }

    private static String aliased(int times, String field) {
        return IntStream.range(0, times)
                .mapToObj(i -> "a" + i + ":" + field + " ")
                .collect(Collectors.joining());
    }

    /** Delays every transaction, or blocks it forever. */
    private record Waiting(Storage storage, CountDownLatch end, int millis) implements Storage {
        @Override
        public <R> R inTransaction(TenantId tenant, Function<TenantStore, R> work) {
            try {
                end.await(millis, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return storage.inTransaction(tenant, work);
        }

        @Override
        public List<TenantId> listAcrossTenants() {
            return storage.listAcrossTenants();
        }
    }
}
