package com.sfayn.oms.graphql;

import static com.sfayn.oms.graphql.Shop.ADMIN;
import static com.sfayn.oms.graphql.Shop.CUSTOMER;
import static com.sfayn.oms.graphql.Shop.VENDOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.memory.InMemoryStorage;
import com.sfayn.oms.graphql.request.GraphQLRequest;
import com.sfayn.oms.graphql.request.GraphQLResult;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class SnapshotStatusTest {
    private static final String ASKED = "{ snapshots { type } }";

    @Test
    void an_admin_sees_the_counts_of_each_type_and_vendor() {
        Shop shop = Shop.open();

        GraphQLResult result = shop.run(
                ADMIN,
                "{ snapshots { type vendorId active inactive newestChangeAt lastSource lastImportAt lastImportOutcome } }");

        assertThat(At.path(result, "errors")).isNull();
        assertThat(At.path(result, "data", "snapshots", 1))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("type", "PRODUCT")
                .containsEntry("vendorId", "v-234")
                .containsEntry("active", 3)
                .containsEntry("inactive", 1)
                .containsEntry("newestChangeAt", "2026-05-01T08:00:00.000Z")
                .containsEntry("lastSource", "syncSnapshots")
                .containsEntry("lastImportAt", "2026-05-01T08:00:00.000Z")
                .containsEntry("lastImportOutcome", "4 read: 4 inserted, 0 updated, 0 unchanged, 0 deactivated");
    }

    @Test
    void counting_every_row_again_and_again_costs_too_much() {
        Shop shop = Shop.open();
        String aliases = IntStream.range(0, 50)
                .mapToObj(i -> "a" + i + ": snapshots { type }")
                .collect(Collectors.joining(" "));

        assertThat(code(shop.run(ADMIN, "{ " + aliases + " }"))).isEqualTo("LIMIT_EXCEEDED");
        assertThat(At.path(shop.run(ADMIN, "{ a: snapshots { type } b: snapshots { type } }"), "errors"))
                .isNull();
    }

    @Test
    void only_an_admin_may_query_the_status() {
        Shop shop = Shop.open();

        for (Actor actor : List.of(CUSTOMER, VENDOR)) {
            assertThat(code(shop.run(actor, ASKED))).isEqualTo("FORBIDDEN");
        }
    }

    @Test
    void a_user_without_grants_is_refused_with_a_code_of_its_own() {
        OmsGraphQL strict = OmsGraphQL.over(
                Shop.oms(new InMemoryStorage()).syncUsersAutomatically(false).build());

        assertThat(code(strict.execute(ADMIN, GraphQLRequest.of(ASKED)))).isEqualTo("USER_NOT_SYNCED");
    }

    @Test
    void a_role_without_the_grant_is_not_enough() {
        Shop shop = Shop.open();
        Actor promoted = Actor.of(Shop.TENANT, "c-234", Role.ADMIN);
        shop.run(CUSTOMER, "mutation { syncUser { permissions } }");

        assertThat(code(shop.run(promoted, ASKED))).isEqualTo("FORBIDDEN");
    }

    private static Object code(GraphQLResult result) {
        return At.path(result, "errors", 0, "extensions", "code");
    }
}
