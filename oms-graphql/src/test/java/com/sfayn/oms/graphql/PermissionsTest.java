package com.sfayn.oms.graphql;

import static com.sfayn.oms.graphql.Shop.ADMIN;
import static com.sfayn.oms.graphql.Shop.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.graphql.request.GraphQLResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class PermissionsTest {
    private static final String REVOKED =
            " { clientMutationId replayed result { success } userId permissions revoked errors { code message path } } }";

    private final Shop shop = Shop.open();

    @Test
    void an_admin_revokes_and_restores_permissions_and_sees_the_result() {
        shop.run(CUSTOMER, "mutation { syncUser { errors { code } } }");

        GraphQLResult revoked = shop.run(
                ADMIN,
                "mutation { revokePermissions(input: {clientMutationId: \"m\", idempotencyKey: \"k\", userId: \"c-234\","
                        + " permissions: [\"place_order\"]})" + REVOKED);

        assertThat(At.path(revoked, "data", "revokePermissions", "clientMutationId"))
                .isEqualTo("m");
        assertThat(At.path(revoked, "data", "revokePermissions", "userId")).isEqualTo("c-234");
        assertThat(At.path(revoked, "data", "revokePermissions", "revoked")).isEqualTo(List.of("place_order"));
        assertThat(At.path(revoked, "data", "revokePermissions", "permissions").toString())
                .contains("checkout_items")
                .doesNotContain("place_order");
        GraphQLResult place =
                shop.run(CUSTOMER, "mutation { placeOrder(input: {orderId: \"x\"}) { errors { code } } }");
        assertThat(At.path(place, "data", "placeOrder", "errors", 0, "code").toString())
                .isEqualTo("FORBIDDEN");

        GraphQLResult restored = shop.run(ADMIN, "mutation { restorePermissions(input: {userId: \"c-234\"})" + REVOKED);

        assertThat(At.path(restored, "data", "restorePermissions", "revoked")).isEqualTo(List.of());
        assertThat(At.path(restored, "data", "restorePermissions", "permissions")
                        .toString())
                .contains("place_order");
    }

    @Test
    void missing_permissions_and_invalid_input_are_refused_in_the_payload() {
        GraphQLResult forbidden =
                shop.run(CUSTOMER, "mutation { revokePermissions(input: {userId: \"v-234\"})" + REVOKED);
        assertThat(At.path(forbidden, "data", "revokePermissions", "errors", 0, "code")
                        .toString())
                .isEqualTo("FORBIDDEN");
        assertThat(At.path(forbidden, "data", "revokePermissions", "userId")).isNull();
        GraphQLResult unknown = shop.run(
                ADMIN, "mutation { restorePermissions(input: {userId: \"v-234\", permissions: [\"fly\"]})" + REVOKED);
        assertThat(At.path(unknown, "data", "restorePermissions", "errors", 0, "code")
                        .toString())
                .isEqualTo("INVALID_INPUT");
        assertThat(At.path(unknown, "data", "restorePermissions", "errors", 0, "path"))
                .isEqualTo(List.of("permissions", "0"));
    }
}
