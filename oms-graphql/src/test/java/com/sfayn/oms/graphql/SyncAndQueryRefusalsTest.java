package com.sfayn.oms.graphql;

import static com.sfayn.oms.graphql.Shop.ADMIN;
import static com.sfayn.oms.graphql.Shop.CUSTOMER;
import static com.sfayn.oms.graphql.Shop.SINGAPORE;
import static com.sfayn.oms.graphql.Shop.VENDOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.memory.InMemoryStorage;
import com.sfayn.oms.graphql.request.GraphQLRequest;
import com.sfayn.oms.graphql.request.GraphQLResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SyncAndQueryRefusalsTest {
    private final Shop shop = Shop.open();

    @Test
    void a_user_without_grants_must_sync_first_in_mutations_and_queries() {
        OmsGraphQL strict = OmsGraphQL.over(
                Shop.oms(new InMemoryStorage()).syncUsersAutomatically(false).build());
        GraphQLResult mutation = strict.execute(
                CUSTOMER,
                GraphQLRequest.of(
                        "mutation { addCoupon(input: {orderId: \"x\", couponCode: \"y\"}) { errors { code } } }"));
        assertThat(At.path(mutation, "data", "addCoupon", "errors", 0, "code").toString())
                .isEqualTo("USER_NOT_SYNCED");
        GraphQLResult query = strict.execute(CUSTOMER, GraphQLRequest.of("{ getOrder(orderId: \"x\") { orderId } }"));
        assertThat(At.path(query, "errors", 0, "extensions"))
                .isEqualTo(Map.of("code", "USER_NOT_SYNCED", "retryable", false));
        GraphQLResult synced = strict.execute(
                CUSTOMER,
                GraphQLRequest.of("mutation { syncUser(input: "
                        + "{clientMutationId: \"m\", firstName: \"Ann\", address: " + SINGAPORE + "}) "
                        + "{ clientMutationId result { success message } customer { customerId firstName } permissions "
                        + "errors { code } } }"));
        assertThat(At.path(synced, "data", "syncUser", "customer"))
                .isEqualTo(Map.of("customerId", "c-234", "firstName", "Ann"));
        assertThat(At.path(synced, "data", "syncUser", "permissions").toString())
                .contains("place_order");
        GraphQLResult addresses = strict.execute(
                CUSTOMER,
                GraphQLRequest.of("{ listCustomerAddresses "
                        + "{ addressId addressType isDefault street city postal country countryCode } }"));
        assertThat(At.path(addresses, "data", "listCustomerAddresses", 0, "countryCode"))
                .isEqualTo("SG");
        assertThat(At.path(addresses, "data", "listCustomerAddresses", 0, "addressType"))
                .isEqualTo("shipping");
    }

    @Test
    void refusals_of_queries_are_in_the_errors() {
        GraphQLResult result = shop.run(VENDOR, "{ listCustomerAddresses { addressId } }");
        assertThat(At.path(result, "errors", 0, "extensions"))
                .isEqualTo(Map.of("code", "FORBIDDEN", "retryable", false));
        assertThat(result.requestError()).isFalse();
        GraphQLResult unnamed = shop.run(ADMIN, "{ listCustomerAddresses { addressId } }");
        assertThat(At.path(unnamed, "errors", 0, "extensions", "code")).isEqualTo("INVALID_INPUT");
        GraphQLResult page = shop.run(CUSTOMER, "{ orders(first: 101) { nodes { orderId } } }");
        assertThat(At.path(page, "errors", 0, "extensions", "code")).isEqualTo("INVALID_INPUT");
        assertThat(At.path(page, "errors", 0, "path")).isEqualTo(List.of("orders"));
    }
}
