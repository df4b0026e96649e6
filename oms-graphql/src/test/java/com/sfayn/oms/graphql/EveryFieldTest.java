package com.sfayn.oms.graphql;

import static com.sfayn.oms.graphql.Shop.CUSTOMER;
import static com.sfayn.oms.graphql.Shop.VENDOR;
import static com.sfayn.oms.graphql.Shop.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.graphql.request.GraphQLResult;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EveryFieldTest {
    private final Shop shop = Shop.open();
    private final GraphQLSchema schema = shop.graphQL().schema();

    @Test
    void every_field_has_a_data_fetcher() {
        List<String> unwired = new ArrayList<>();
        for (GraphQLObjectType type : objectTypes()) {
            for (GraphQLFieldDefinition field : type.getFields()) {
                FieldCoordinates place = FieldCoordinates.coordinates(type.getName(), field.getName());
                if (!schema.getCodeRegistry().hasDataFetcher(place)) unwired.add(place.toString());
            }
        }
        assertThat(unwired).isEmpty();
    }

    @Test
    void every_field_of_an_order_can_be_read_at_once() {
        String id = shop.draft(
                CUSTOMER, "{productSku: \"HOODIE-M\", orderQuantity: 3}, {productSku: \"MUG\", orderQuantity: 1}");
        shop.change(
                CUSTOMER,
                "changeDestination",
                named(id) + ", address: {recipient: \"Ann\", street: \"1 Main St\", "
                        + "city: \"Los Angeles\", state: \"california\", country: \"united states\"}, billingAddress: "
                        + Shop.SINGAPORE,
                "");
        shop.change(CUSTOMER, "addCoupon", named(id) + ", couponCode: \"WELCOME25\"", "");
        shop.change(CUSTOMER, "selectShippingOption", named(id) + ", optionId: \"Flat Rate\"", "");
        shop.change(CUSTOMER, "placeOrder", named(id), "");
        shop.change(CUSTOMER, "confirmOrder", named(id) + ", method: \"Cash On Delivery\"", "");
        shop.change(
                VENDOR,
                "markAsShipped",
                named(id) + ", carrier: \"Post\", trackingReference: "
                        + "\"https://post.example/1\", lines: [{productSku: \"MUG\", quantity: 1}]",
                "");
        GraphQLResult result =
                shop.run(VENDOR, "{ getOrder(" + named(id) + ") " + selection(schema.getObjectType("Order")) + " }");
        assertThat(At.path(result, "errors")).isNull();
        Object order = At.path(result, "data", "getOrder");
        assertThat(empty((Map<?, ?>) order))
                .containsExactlyInAnyOrder("externalReference", "note", "metadata", "cancellationReason", "expiresAt");
        assertThat(At.path(order, "destination", "stateCode")).isEqualTo("CA");
        assertThat(At.path(order, "destination", "countryCode")).isEqualTo("US");
        assertThat(At.path(order, "lineItems", 0, "package", "dimensions")).isEqualTo(List.of(10, 11, 12));
        assertThat(At.path(order, "lineItems", 0, "package", "weight")).isEqualTo("0.8");
        assertThat(At.path(order, "lineItems", 0, "discounts", 0, "amount", "amount"))
                .isEqualTo("9.00");
        assertThat(At.path(order, "fulfilmentStatus").toString()).isEqualTo("PARTIALLY_FULFILLED");
        assertThat(At.path(order, "shipments", 0, "lines", 0, "productSku")).isEqualTo("MUG");
        assertThat(At.path(order, "payments", 0, "state").toString()).isEqualTo("PENDING");
        assertThat(At.path(order, "amountRefunded", "amount")).isEqualTo("0.00");
    }

    private List<GraphQLObjectType> objectTypes() {
        return schema.getAllTypesAsList().stream()
                .filter(GraphQLObjectType.class::isInstance)
                .map(GraphQLObjectType.class::cast)
                .filter(type -> !type.getName().startsWith("__"))
                .toList();
    }

    private static String selection(GraphQLObjectType type) {
        return type.getFields().stream()
                .map(field -> GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType held
                        ? field.getName() + " " + selection(held)
                        : field.getName())
                .collect(Collectors.joining(" ", "{ ", " }"));
    }

    private static List<String> empty(Map<?, ?> object) {
        return object.entrySet().stream()
                .filter(field -> field.getValue() == null)
                .map(field -> (String) field.getKey())
                .toList();
    }
}
