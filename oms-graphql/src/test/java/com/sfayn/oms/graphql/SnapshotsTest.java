package com.sfayn.oms.graphql;

import static com.sfayn.oms.graphql.Shop.ADMIN;
import static com.sfayn.oms.graphql.Shop.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.graphql.request.GraphQLResult;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapshotsTest {
    private static final String FIELDS = "{ clientMutationId replayed result { success message } read inserted updated "
            + "unchanged deactivated warnings rowErrors { line column value message } errors { __typename code message path } } }";
    private static final String VENDOR_ROW =
            "{vendor_id: \"v-9\", name: \"Nine\", country: \"Singapore\", is_active: true}";

    private final Shop shop = Shop.open();

    @Test
    void rows_are_counted() {
        Object report = sync(ADMIN, "clientMutationId: \"m\", type: VENDOR, rows: [" + VENDOR_ROW + "]");
        assertThat(At.path(report, "clientMutationId")).isEqualTo("m");
        assertThat(At.path(report, "errors")).isEqualTo(List.of());
        assertThat(At.path(report, "read")).isEqualTo(1);
        assertThat(At.path(report, "inserted")).isEqualTo(1);
        Object again = sync(ADMIN, "type: VENDOR, rows: [" + VENDOR_ROW + "]");
        assertThat(At.path(again, "unchanged")).isEqualTo(1);
    }

    @Test
    void a_repeated_key_returns_the_counts_of_the_first_call() {
        String input = "idempotencyKey: \"k\", type: VENDOR, rows: [" + VENDOR_ROW + "]";
        sync(ADMIN, input);
        Object again = sync(ADMIN, input);
        assertThat(At.path(again, "replayed")).isEqualTo(true);
        assertThat(At.path(again, "inserted")).isEqualTo(1);
    }

    @Test
    void invalid_rows_are_reported_by_line_and_column_and_none_is_stored() {
        Object report = sync(
                ADMIN,
                "type: VENDOR, rows: [" + VENDOR_ROW + ", "
                        + VENDOR_ROW.replace("v-9", "v-10").replace("Singapore", "Atlantis") + "]");
        assertThat(At.path(report, "result", "success")).isEqualTo(false);
        assertThat(At.path(report, "errors", 0, "__typename")).isEqualTo("GeneralError");
        assertThat(At.path(report, "errors", 0, "code").toString()).isEqualTo("INVALID_INPUT");
        assertThat(At.path(report, "rowErrors", 0, "line")).isEqualTo(2);
        assertThat(At.path(report, "rowErrors", 0, "column")).isEqualTo("country");
        assertThat(At.path(report, "rowErrors", 0, "value")).isEqualTo("Atlantis");
        assertThat(At.path(sync(ADMIN, "type: VENDOR, rows: [" + VENDOR_ROW + "]"), "inserted"))
                .isEqualTo(1);
    }

    @Test
    void a_row_that_is_not_an_object_is_refused_with_its_path() {
        Object report = sync(ADMIN, "type: VENDOR, rows: [" + VENDOR_ROW + ", 7]");
        assertThat(At.path(report, "errors", 0, "path")).isEqualTo(List.of("rows", "1"));
        assertThat(At.path(report, "errors", 0, "code").toString()).isEqualTo("INVALID_INPUT");
    }

    @Test
    void a_call_may_have_at_most_a_thousand_rows() {
        GraphQLResult result = shop.run(
                ADMIN,
                "mutation($rows: [JSON!]!) { syncSnapshots(input: {type: VENDOR, rows: $rows}) " + FIELDS,
                Map.of("rows", Collections.nCopies(1001, Map.of())));
        assertThat(At.path(result, "data", "syncSnapshots", "errors", 0, "message")
                        .toString())
                .contains("1001");
    }

    @Test
    void callers_without_the_permission_are_refused() {
        assertThat(At.path(sync(CUSTOMER, "type: VENDOR, rows: [" + VENDOR_ROW + "]"), "errors", 0, "code")
                        .toString())
                .isEqualTo("FORBIDDEN");
    }

    private Object sync(Actor actor, String input) {
        GraphQLResult result = shop.run(actor, "mutation { syncSnapshots(input: {" + input + "}) " + FIELDS);
        assertThat(At.path(result, "errors")).as("%s", result).isNull();
        return At.path(result, "data", "syncSnapshots");
    }
}
