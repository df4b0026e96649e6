package com.sfayn.oms.graphql;

import static com.sfayn.oms.graphql.Shop.CUSTOMER;
import static com.sfayn.oms.graphql.Shop.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.port.PaymentProviderUnavailableException;
import com.sfayn.oms.application.port.StorageUnavailableException;
import com.sfayn.oms.graphql.request.GraphQLResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final String SQL = "select secret from oms.customer_order at org.postgresql.Driver";

    private final FaultyStorage storage = new FaultyStorage();
    private final Shop shop = Shop.open(storage);

    @Test
    void a_fault_in_one_root_field_does_not_affect_the_other() {
        String id = shop.draft(CUSTOMER);
        storage.failFrom(1, new IllegalStateException(SQL));
        GraphQLResult result = shop.run(
                CUSTOMER, "{ a: getOrder(" + named(id) + ") { orderId } b: getOrder(" + named(id) + ") { orderId } }");
        assertThat(At.path(result, "data", "a", "orderId")).isEqualTo(id);
        assertThat(At.object(result, "data")).containsEntry("b", null);
        assertThat((List<?>) At.path(result, "errors")).hasSize(1);
        assertThat(At.path(result, "errors", 0, "path")).isEqualTo(List.of("b"));
        assertThat(result.requestError()).isFalse();
    }

    @Test
    void a_fault_is_reported_with_its_request_id_only() {
        storage.failFrom(0, new IllegalStateException(SQL, new RuntimeException(SQL)));
        GraphQLResult result = shop.run(CUSTOMER, "{ getOrder(orderId: \"x\") { orderId } }");
        assertThat(At.path(result, "errors", 0, "extensions"))
                .isEqualTo(Map.of("code", "INTERNAL", "retryable", false, "requestId", "request-1"));
        assertThat(At.path(result, "errors", 0, "message")).isEqualTo("Internal error (request id request-1).");
        assertThat(result.body().toString()).doesNotContain("select", "Exception", "java", "org.", "com.sfayn");
    }

    @Test
    void an_unavailable_storage_is_a_retryable_error() {
        storage.failFrom(0, new StorageUnavailableException(SQL, new RuntimeException(SQL)));
        GraphQLResult query = shop.run(CUSTOMER, "{ orders { nodes { orderId } } }");
        GraphQLResult mutation = shop.attempt(CUSTOMER, "addCoupon", "orderId: \"x\", couponCode: \"y\"", "");
        for (GraphQLResult result : List.of(query, mutation)) {
            assertThat(At.path(result, "errors", 0, "extensions"))
                    .isEqualTo(Map.of("code", "UNAVAILABLE", "retryable", true));
            assertThat(At.path(result, "errors", 0, "message"))
                    .isEqualTo("The database is not available; retry shortly.");
            assertThat(result.body().toString()).doesNotContain("select", "Exception", "org.");
        }
    }

    @Test
    void an_unavailable_payment_provider_is_a_retryable_error() {
        storage.failFrom(0, new PaymentProviderUnavailableException(SQL));
        GraphQLResult result = shop.attempt(CUSTOMER, "confirmOrder", "orderId: \"x\", paymentMethod: \"Stripe\"", "");
        assertThat(At.path(result, "errors", 0, "extensions"))
                .isEqualTo(Map.of("code", "PAYMENT_PROVIDER_UNAVAILABLE", "retryable", true));
        assertThat(At.path(result, "errors", 0, "message"))
                .isEqualTo("The payment provider is not available, and the order is unchanged; retry shortly.");
        assertThat(result.body().toString()).doesNotContain("select", "Exception", "org.");
    }

    @Test
    void a_fault_below_a_non_null_field_nulls_its_parent_and_is_reported_once() {
        String id = shop.draft(CUSTOMER);
        storage.failFrom(1, new IllegalStateException(SQL));
        GraphQLResult result =
                shop.run(CUSTOMER, "{ getOrder(" + named(id) + ") { orderId history { nodes { type } } } }");
        assertThat(At.object(result, "data")).containsEntry("getOrder", null);
        assertThat((List<?>) At.path(result, "errors")).hasSize(1);
        assertThat(At.path(result, "errors", 0, "path")).isEqualTo(List.of("getOrder", "history"));
    }

    @Test
    void mutations_run_one_after_the_other_and_a_fault_in_one_does_not_stop_the_next() {
        String id = shop.draft(CUSTOMER);
        GraphQLResult result = shop.run(
                CUSTOMER,
                "mutation { a: addCoupon(input: {" + named(id)
                        + ", couponCode: \"WELCOME25\", expectedVersion: 1}) { order { version } } "
                        + "b: removeCoupon(input: {" + named(id)
                        + ", couponCode: \"WELCOME25\", expectedVersion: 2}) { order { version } } }");
        assertThat(At.path(result, "data", "a", "order", "version")).isEqualTo(2);
        assertThat(At.path(result, "data", "b", "order", "version")).isEqualTo(3);
    }
}
