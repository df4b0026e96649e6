package com.sfayn.oms.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ParseAndValidate;
import graphql.language.Document;
import graphql.parser.Parser;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.validation.ValidationError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Two types that show one field name with different types can't be selected together in a valid document. */
class SelectionOverErrorTypesTest {
    private final GraphQLSchema schema = Shop.open().graphQL().schema();
    private final List<GraphQLObjectType> errors =
            schema.getImplementations((GraphQLInterfaceType) schema.getType("UserError"));

    @Test
    void no_two_error_types_show_a_current_field_with_different_types() {
        List<String> conflicts = new ArrayList<>();
        for (GraphQLObjectType one : errors) {
            for (GraphQLObjectType other : errors) conflicts.addAll(conflicts(one, other));
        }
        assertThat(errors).hasSizeGreaterThan(5);
        assertThat(conflicts).isEmpty();
    }

    @Test
    void every_current_field_of_every_error_type_can_be_selected_in_one_document() {
        String everything = errors.stream()
                .map(type -> "... on " + type.getName() + " " + selection(type))
                .collect(Collectors.joining(" "));
        assertThat(problems(everything)).isEmpty();
    }

    @Test
    void the_deprecated_fields_are_what_made_such_a_document_invalid() {
        assertThat(problems(
                        "... on PriceChangedError { expected { amount } } ... on PaymentError { expected { amount } }"))
                .isNotEmpty();
        assertThat(problems("... on OutOfStockError { available } "
                        + "... on ShippingOptionUnavailableError { available { optionId } }"))
                .isNotEmpty();
    }

    @Test
    void a_deprecated_field_names_its_replacement() {
        for (GraphQLObjectType type : errors) {
            for (GraphQLFieldDefinition field : type.getFields()) {
                if (!field.isDeprecated()) continue;
                String instead = field.getDeprecationReason().replaceAll("Use (\\w+)[.].*", "$1");
                assertThat(type.getField(instead))
                        .as(type.getName() + "." + field.getName())
                        .isNotNull();
            }
        }
    }

    private static List<String> conflicts(GraphQLObjectType one, GraphQLObjectType other) {
        return current(one).stream()
                .filter(field -> other.getField(field.getName()) != null)
                .filter(field -> !spelled(field).equals(spelled(other.getField(field.getName()))))
                .map(field -> one.getName() + " and " + other.getName() + ": " + field.getName())
                .toList();
    }

    private static String spelled(GraphQLFieldDefinition field) {
        return GraphQLTypeUtil.simplePrint(field.getType());
    }

    private static List<GraphQLFieldDefinition> current(GraphQLObjectType type) {
        return type.getFields().stream().filter(field -> !field.isDeprecated()).toList();
    }

    private static String selection(GraphQLObjectType type) {
        return current(type).stream()
                .map(field -> GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType held
                        ? field.getName() + " " + selection(held)
                        : field.getName())
                .collect(Collectors.joining(" ", "{ ", " }"));
    }

    private List<ValidationError> problems(String selection) {
        Document document =
                Parser.parse("mutation { placeOrder(input: {orderId: \"ORD-1\"}) { errors { " + selection + " } } }");
        return ParseAndValidate.validate(schema, document, Locale.ENGLISH);
    }
}
