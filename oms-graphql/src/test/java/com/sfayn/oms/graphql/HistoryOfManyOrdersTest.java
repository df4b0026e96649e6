package com.sfayn.oms.graphql;

import static com.sfayn.oms.graphql.Shop.CUSTOMER;
import static com.sfayn.oms.graphql.Shop.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.graphql.request.GraphQLResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryOfManyOrdersTest {
    private final FaultyStorage storage = new FaultyStorage();
    private final Shop shop = Shop.open(storage);

    @Test
    void the_histories_of_a_page_of_orders_are_read_in_one_transaction_however_large_the_page_is() {
        for (int i = 0; i < 12; i++) shop.draft(CUSTOMER);

        assertThat(transactions(page(1))).as("the page, the histories").isEqualTo(2);
        assertThat(transactions(page(12))).isEqualTo(2);
        assertThat(transactions("{ a: " + fields(12) + " b: " + fields(5) + " }"))
                .as("two pages, each with its histories")
                .isEqualTo(4);
    }

    @Test
    void each_order_shows_its_own_history() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) ids.add(0, shop.draft(CUSTOMER));
        shop.change(CUSTOMER, "addCoupon", named(ids.get(1)) + ", couponCode: \"WELCOME25\"", "");

        GraphQLResult result = shop.run(CUSTOMER, page(3));

        for (String id : ids) {
            GraphQLResult alone = shop.run(
                    CUSTOMER,
                    "{ getOrder(" + named(id) + ") { orderId history(first: 5) { nodes { eventId type } } } }");
            assertThat(new ArrayList<Object>((List<?>) At.path(result, "data", "orders", "nodes")))
                    .as("%s", id)
                    .contains(At.object(alone, "data", "getOrder"));
        }
    }

    @Test
    void an_invalid_page_of_one_order_is_reported_at_its_path_and_does_not_affect_the_others() {
        String id = shop.draft(CUSTOMER);
        GraphQLResult result = shop.run(
                CUSTOMER,
                "{ right: getOrder(" + named(id) + ") { history(first: 1) { nodes { sequence } } } "
                        + "wrong: getOrder(" + named(id) + ") { history(first: 0) { nodes { sequence } } } }");

        assertThat(At.path(result, "data", "right", "history", "nodes", 0, "sequence"))
                .isEqualTo(1);
        assertThat(At.path(result, "errors", 0, "path")).isEqualTo(List.of("wrong", "history"));
        assertThat(At.path(result, "errors", 0, "extensions", "code")).isEqualTo("INVALID_INPUT");
        assertThat((List<?>) At.path(result, "errors")).hasSize(1);
    }

    @Test
    void each_mutation_of_a_document_returns_its_own_history() {
        String id = shop.draft(CUSTOMER);
        String input = "(input: {" + named(id) + ", couponCode: \"WELCOME25\"})";
        String order = " { order { history(first: 50) { nodes { sequence } } } } ";

        GraphQLResult result =
                shop.run(CUSTOMER, "mutation { a: addCoupon" + input + order + "b: removeCoupon" + input + order + "}");

        assertThat((List<?>) At.path(result, "data", "a", "order", "history", "nodes"))
                .hasSize(2);
        assertThat((List<?>) At.path(result, "data", "b", "order", "history", "nodes"))
                .hasSize(3);
    }

    private int transactions(String document) {
        storage.failFrom(Integer.MAX_VALUE, null);
        GraphQLResult result = shop.run(CUSTOMER, document);
        assertThat(At.path(result, "errors")).isNull();
        return storage.transactions();
    }

    private static String page(int first) {
        return "{ " + fields(first) + " }";
    }

    private static String fields(int first) {
        return "orders(first: " + first + ", filter: {status: [DRAFT]}) "
                + "{ nodes { orderId history(first: 5) { nodes { eventId type } } } }";
    }
}
