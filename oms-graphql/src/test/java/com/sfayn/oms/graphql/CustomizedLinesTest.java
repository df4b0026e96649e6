package com.sfayn.oms.graphql;

import static com.sfayn.oms.graphql.Shop.CUSTOMER;
import static com.sfayn.oms.graphql.Shop.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.graphql.request.GraphQLResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The steps of docs/how-to/sell-customized-products.md, and refusals on the way. */
class CustomizedLinesTest {
    private final Shop shop = Shop.open();
    private String[] page;
    private Object order;
    private String id;

    @BeforeEach
    void check_out_as_the_page_says() throws IOException {
        page = Files.readString(Path.of("..", "docs", "how-to", "sell-customized-products.md"))
                .split("```graphql\n");
        GraphQLResult result = shop.run(CUSTOMER, page[1].split("```")[0]);
        assertThat(At.path(result, "errors")).isNull();
        assertThat(At.path(result, "data", "checkoutItems", "errors")).isEqualTo(List.of());
        order = At.path(result, "data", "checkoutItems", "order");
        id = (String) At.path(order, "orderId");
    }

    @Test
    void each_customization_is_a_line_and_is_returned_as_it_was_given() {
        assertThat(At.path(order, "lineItems", 0, "customization")).isEqualTo(Map.of("engraving", "Ann"));
        assertThat(At.path(order, "lineItems", 1, "customization").toString()).contains("Bob", "Serif", "12");
        assertThat(At.path(order, "lineItems", 2, "customization")).isNull();
    }

    @Test
    void a_line_is_identified_by_its_id_as_the_page_says() {
        GraphQLResult result = shop.run(CUSTOMER, page[2].split("```")[0].replace("ORD-…", id));

        assertThat(At.path(result, "errors")).isNull();
        assertThat(At.path(result, "data", "changeOrderQuantity", "errors")).isEqualTo(List.of());
        assertThat(At.path(result, "data", "changeOrderQuantity", "order", "lineItems", 1, "orderQuantity"))
                .isEqualTo(3);
    }

    @Test
    void their_stock_is_counted_together() {
        GraphQLResult result =
                shop.attempt(CUSTOMER, "changeOrderQuantity", named(id) + ", lineId: \"L2\", newQuantity: 4", "");

        assertThat(At.path(result, "data", "changeOrderQuantity", "errors", 0, "message"))
                .isEqualTo("Only 5 of MUG available, 6 requested.");
    }

    @Test
    void an_ambiguous_sku_is_refused_with_the_ids_of_its_lines() {
        Object error = At.path(
                shop.attempt(CUSTOMER, "removeLineItems", named(id) + ", productSkus: [{productSku: \"MUG\"}]", ""),
                "data",
                "removeLineItems",
                "errors",
                0);

        assertThat(At.path(error, "code").toString()).isEqualTo("LINE_AMBIGUOUS");
        assertThat(At.path(error, "message").toString()).contains("L1", "\"Ann\"", "L2", "L3 (no customization)");
        assertThat(At.path(error, "path")).isEqualTo(List.of("productSkus", "0"));
    }

    @Test
    void the_same_again_is_a_duplicate_whether_it_comes_in_the_document_or_in_variables() {
        GraphQLResult inDocument = shop.attempt(
                CUSTOMER,
                "addLineItem",
                named(id) + ", productSku: \"MUG\", orderQuantity: 1,"
                        + " customization: {font: {size: 12.0, name: \"Serif\"}, engraving: \"Bob\"}",
                "");
        GraphQLResult inVariables = shop.run(
                CUSTOMER,
                "mutation ($customization: JSON) { addLineItem(input: {" + named(id) + ", productSku: \"MUG\","
                        + " orderQuantity: 1, customization: $customization}) { errors { code } } }",
                Map.of(
                        "customization",
                        Map.of("font", Map.of("size", new BigDecimal("1.2E1"), "name", "Serif"), "engraving", "Bob")));

        for (GraphQLResult result : List.of(inDocument, inVariables)) {
            assertThat(At.path(result, "data", "addLineItem", "errors", 0, "code")
                            .toString())
                    .isEqualTo("DUPLICATE_LINE_ITEM");
        }
    }
}
