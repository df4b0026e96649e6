package com.sfayn.oms.graphql;

import static com.sfayn.oms.graphql.Shop.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.address.Countries;
import com.sfayn.oms.graphql.request.GraphQLRequest;
import com.sfayn.oms.graphql.request.GraphQLResult;
import graphql.GraphQLContext;
import graphql.schema.GraphQLScalarType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BadInputTest {
    private static final String ADD = "mutation($in: AddLineItemsInput!) { addLineItems(input: $in) { replayed } }";
    private static final String PLACE = "mutation($in: PlaceOrderInput!) { placeOrder(input: $in) { replayed } }";
    private static final String LIST = "query($f: OrderFilter) { orders(filter: $f) { nodes { orderId } } }";

    private final Shop shop = Shop.open();

    @Test
    void an_invalid_variable_is_reported_with_its_path_and_the_expected_type() {
        variable(
                ADD,
                quantity(new BigInteger("2147483648")),
                "Variable $in.productSkus[0].orderQuantity is 2147483648; "
                        + "it must be a whole number from -2147483648 to 2147483647.");
        variable(ADD, quantity("many"), "$in.productSkus[0].orderQuantity is \"many\"");
        variable(ADD, quantity(null), "$in.productSkus[0].orderQuantity is missing or null");
        variable(ADD, quantity(new BigDecimal("1.5")), "$in.productSkus[0].orderQuantity");
        variable(ADD, Map.of("in", "text"), "$in is \"text\"; it must be an object of type AddLineItemsInput");
        variable(ADD, Map.of(), "$in is missing or null");
        variable(
                ADD,
                Map.of("in", Map.of("orderId", "x", "productSku", List.of())),
                "$in.productSku is not a field of AddLineItemsInput; the nearest is productSkus.");
        variable(
                PLACE,
                total("5.00", "ABC"),
                "$in.expectedTotal.currency is \"ABC\"; it must be an ISO 4217 currency code");
        variable(PLACE, total("five", "SGD"), "$in.expectedTotal.amount is \"five\"; it must be a decimal");
        variable(PLACE, total("1e999999999", "SGD"), "$in.expectedTotal.amount");
        variable(PLACE, total(new BigDecimal("1e999999999"), "SGD"), "$in.expectedTotal.amount");
        variable(PLACE, total(5.1, "SGD"), "$in.expectedTotal.amount is the binary floating-point number 5.1");
        variable(
                LIST,
                Map.of("f", Map.of("status", List.of("DRAFT", "NOPE"))),
                "$f.status[1] is \"NOPE\"; it must be one of DRAFT");
        variable(
                LIST,
                Map.of("f", Map.of("createdFrom", "yesterday")),
                "$f.createdFrom is \"yesterday\"; it must be an RFC 3339");
    }

    @Test
    void an_invalid_literal_is_reported_with_the_same_code_as_an_invalid_variable() {
        value(
                "mutation { addLineItem(input: {orderId: \"x\", productSku: \"s\", orderQuantity: 2147483648}) "
                        + "{ replayed } }",
                "Argument input.orderQuantity of addLineItem is not a valid Int; it must be a whole number from");
        value(
                "mutation { placeOrder(input: {orderId: \"x\", expectedTotal: {amount: 1, currency: \"ABC\"}}) "
                        + "{ replayed } }",
                "Argument input.expectedTotal.currency of placeOrder is not a valid Currency");
        value(
                "mutation { placeOrder(input: {orderId: \"x\", expectedTotal: {amount: 1e999999999, currency: \"SGD\"}}) "
                        + "{ replayed } }",
                "Argument input.expectedTotal.amount of placeOrder is not a valid Decimal");
        value(
                "mutation { addLineItem(input: {orderId: \"x\", productSku: \"s\"}) { replayed } }",
                "Argument 'input' of addLineItem is missing required fields '[orderQuantity]'");
        value(
                "{ orders(filter: {status: [NOPE]}) { nodes { orderId } } }",
                "filter.status[0] of orders is not a valid OrderStatus");
        value(
                "{ getOrder(orderId: 3) { orderId } }",
                "Argument orderId of getOrder is not a valid String; it must be a string");
    }

    @Test
    void an_invalid_default_value_is_reported_like_an_invalid_literal() {
        value(
                "query($id: String = 5) { getOrder(orderId: $id) { orderId } }",
                "A variable's default value is not a valid String; it must be a string.");
        value(
                "query($f: OrderFilter = {status: [NOPE]}) { orders(filter: $f) { nodes { orderId } } }",
                "A variable's default value is not a valid OrderFilter; it must be an object of type OrderFilter.");
        value(
                "query($n: Int = 2147483648) { orders(first: $n) { nodes { orderId } } }",
                "A variable's default value is not a valid Int; it must be a whole number from -2147483648 to 2147483647.");
    }

    @Test
    void an_unknown_field_argument_or_operation_is_a_bad_request() {
        document("{ getOrder(orderId: \"x\") { nope } }", "Field 'nope' in type 'Order' is undefined");
        document("{ getOrder { orderId } }", "Missing field argument 'orderId'");
        document("query A { __typename } query B { __typename }", "Must provide operation name");
        document("subscription { x }", "not supported");
        document("", "The request has no query");
    }

    @Test
    void a_syntax_error_is_reported_with_its_position_only() {
        for (String document : List.of(
                "{ getOrder(orderId: \"x\"",
                "{ getOrder(orderId: \"x) }",
                "{ ? }",
                "{ a(b: \"\\u12\") }",
                "{ a(b: \"\\q\") }",
                "query { } }",
                "{ a: }",
                "\"text\"",
                "{ a(b: \"\"\"x) }")) {
            GraphQLResult result = shop.run(CUSTOMER, document);
            assertThat(At.path(result, "errors", 0, "message").toString())
                    .as(document)
                    .matches("The document has a syntax error at line 1, column \\d+\\.");
            assertThat(At.path(result, "errors", 0, "extensions"))
                    .isEqualTo(Map.of("code", "BAD_REQUEST", "retryable", false));
        }
        document("{\n  getOrder(orderId: ) { orderId }\n}", "The document has a syntax error at line 2, column 21.");
    }

    @Test
    void messages_quote_at_most_a_hundred_characters_of_a_value() {
        String name = "n".repeat(5_000);
        for (String document : List.of(
                "{ " + name + " }",
                "query($" + name + ": Int) { __typename }",
                "{ orders(" + name + ": 1) { nodes { orderId } } }",
                "{ __typename ..." + name + " }")) {
            GraphQLResult result = shop.run(CUSTOMER, document);
            assertThat(At.path(result, "errors", 0, "message").toString())
                    .contains("'" + "n".repeat(100) + "…'")
                    .doesNotContain("n".repeat(101));
        }
        GraphQLResult operation = shop.graphQL()
                .execute(
                        CUSTOMER,
                        new GraphQLRequest("query A { __typename } query B { __typename }", name, null, null));
        assertThat(At.path(operation, "errors", 0, "message").toString()).doesNotContain("n".repeat(101));
        GraphQLResult cursor = shop.run(CUSTOMER, "{ orders(after: \"" + name + "\") { nodes { orderId } } }");
        assertThat(At.path(cursor, "errors", 0, "message").toString()).doesNotContain("n".repeat(101));
    }

    @Test
    void a_string_that_can_not_be_stored_is_refused_in_every_field() {
        for (String character : List.of("\0", "\uD800")) {
            GraphQLResult refused = shop.run(
                    CUSTOMER,
                    "mutation($m: JSON) { checkoutItems(input: {vendorId: \"v-234\", metadata: $m, productSkus: "
                            + "[{productSku: \"MUG\", orderQuantity: 1}]}) { errors { code path } } }",
                    Map.of("m", Map.of("list", List.of(Map.of("deep", "a " + character)))));
            assertThat(At.path(refused, "data", "checkoutItems", "errors"))
                    .isEqualTo(
                            List.of(Map.of("code", "INVALID_INPUT", "path", List.of("metadata", "list", "0", "deep"))));
        }
        GraphQLResult query = shop.run(CUSTOMER, "{ getOrder(orderId: \"\\u0000\") { orderId } }");
        assertThat(At.path(query, "errors", 0, "extensions", "code")).isEqualTo("INVALID_INPUT");
        assertThat(At.path(query, "errors", 0, "message").toString()).contains("U+0000");
    }

    @Test
    void refusals_of_a_single_line_point_at_the_fields_of_the_single_form() {
        String id = shop.draft(CUSTOMER);
        Map<String, List<String>> paths = Map.of(
                "addLineItem(input: {orderId: \"" + id + "\", productSku: \"MUG\", orderQuantity: 0})",
                List.of("orderQuantity"),
                "addLineItem(input: {orderId: \"" + id + "\", productSku: \"NOPE\", orderQuantity: 1})",
                List.of("productSku"),
                "removeLineItem(input: {orderId: \"" + id + "\"})",
                List.of("lineId"));
        paths.forEach((mutation, path) -> assertThat(At.path(
                        shop.run(CUSTOMER, "mutation { m: " + mutation + " { errors { path } } }"),
                        "data",
                        "m",
                        "errors",
                        0,
                        "path"))
                .as(mutation)
                .isEqualTo(path));
    }

    @Test
    void a_request_without_query_or_with_an_unknown_operation_is_a_bad_request() {
        GraphQLResult without = shop.graphQL().execute(CUSTOMER, GraphQLRequest.of(null));
        assertThat(At.path(without, "errors", 0, "extensions", "code")).isEqualTo("BAD_REQUEST");
        GraphQLResult unknown =
                shop.graphQL().execute(CUSTOMER, new GraphQLRequest("query A { __typename }", "B", null, null));
        assertThat(At.path(unknown, "errors", 0, "message").toString()).contains("'B'");
        assertThat(unknown.requestError()).isTrue();
    }

    @Test
    void decimals_may_be_strings_or_numbers_and_are_compared_exactly() {
        for (Object amount : List.of("21.80", "21.8", " +21.800 ", "2.18e1", new BigDecimal("21.8000"))) {
            String id = shop.draft(CUSTOMER);
            shop.change(CUSTOMER, "selectShippingOption", Shop.named(id) + ", optionId: \"Standard\"", "");
            GraphQLResult placed = shop.run(
                    CUSTOMER,
                    "mutation($in: PlaceOrderInput!) { placeOrder(input: $in) { result { success message } } }",
                    Map.of("in", Map.of("orderId", id, "expectedTotal", Map.of("amount", amount, "currency", "SGD"))));
            assertThat(At.path(placed, "data", "placeOrder", "result", "success"))
                    .as("%s: %s", amount, placed)
                    .isEqualTo(true);
        }
    }

    @Test
    void json_keeps_every_digit_in_variables_and_in_documents() {
        String digits = "12345678901234567890.123456789012345678901234567890";
        String checkout = "mutation($m: JSON) { checkoutItems(input: {vendorId: \"v-234\", metadata: $m, productSkus: "
                + "[{productSku: \"MUG\", orderQuantity: 1}]}) { order { metadata } } }";
        Map<String, Object> metadata = new HashMap<>(Map.of(
                "big",
                new BigInteger("123456789012345678901234567890"),
                "exact",
                new BigDecimal(digits),
                "list",
                List.of(1, true, "x")));
        metadata.put("nothing", null);
        GraphQLResult byVariable = shop.run(CUSTOMER, checkout, Map.of("m", metadata));
        assertThat(At.path(byVariable, "data", "checkoutItems", "order", "metadata"))
                .isEqualTo(metadata);
        GraphQLResult byLiteral = shop.run(
                CUSTOMER,
                checkout.replace("($m: JSON)", "")
                        .replace(
                                "$m",
                                "{big: 123456789012345678901234567890, exact: " + digits
                                        + ", list: [1, true], nothing: null}"));
        Object kept = At.path(byLiteral, "data", "checkoutItems", "order", "metadata");
        assertThat(At.path(kept, "big")).isEqualTo(new BigInteger("123456789012345678901234567890"));
        assertThat(At.path(kept, "exact")).isEqualTo(new BigDecimal(digits));
    }

    @Test
    void every_country_that_an_address_can_be_in_can_be_shown() {
        GraphQLScalarType scalar = (GraphQLScalarType) shop.graphQL().schema().getType("CountryCode");
        for (String code : Locale.getISOCountries()) {
            String resolved = Countries.code(code).orElseThrow();
            assertThat(scalar.getCoercing().serialize(resolved, GraphQLContext.getDefault(), Locale.ROOT))
                    .isEqualTo(code);
        }
    }

    private void variable(String document, Map<String, Object> variables, String message) {
        error(shop.run(CUSTOMER, document, variables), "INVALID_INPUT", message);
    }

    private void value(String document, String message) {
        error(shop.run(CUSTOMER, document), "INVALID_INPUT", message);
    }

    private void document(String document, String message) {
        error(shop.run(CUSTOMER, document), "BAD_REQUEST", message);
    }

    private static void error(GraphQLResult result, String code, String message) {
        assertThat(At.path(result, "errors", 0, "message").toString()).contains(message);
        assertThat(At.path(result, "errors", 0, "extensions")).isEqualTo(Map.of("code", code, "retryable", false));
        assertThat(result.requestError()).isTrue();
        assertThat(result.body().toString()).doesNotContain("java.", "graphql.", "Value{", "Exception", "BigInteger");
    }

    private static Map<String, Object> quantity(Object quantity) {
        Map<String, Object> item = new HashMap<>(Collections.singletonMap("orderQuantity", quantity));
        item.put("productSku", "s");
        return Map.of("in", Map.of("orderId", "x", "productSkus", List.of(item)));
    }

    private static Map<String, Object> total(Object amount, String currency) {
        return Map.of("in", Map.of("orderId", "x", "expectedTotal", Map.of("amount", amount, "currency", currency)));
    }
}
