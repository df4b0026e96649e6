package com.sfayn.oms.graphql.internal.execution;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLSchema;
import java.util.Map;

/** Describes the valid values of a type, for messages. */
final class TypeHints {
    private static final Map<String, String> OF_SCALARS = Map.of(
            "Int", "a whole number from -2147483648 to 2147483647",
            "Float", "a number",
            "String", "a string",
            "ID", "a string",
            "Boolean", "true or false",
            "Decimal", "a decimal of at most 38 digits, best as a string such as \"5.00\"",
            "DateTime", "an RFC 3339 time with its offset, such as \"2026-01-31T09:30:00Z\"",
            "Currency", "an ISO 4217 currency code, such as SGD",
            "CountryCode", "an ISO 3166-1 alpha-2 country code, such as SG",
            "JSON", "a JSON value");

    private final GraphQLSchema schema;

    TypeHints(GraphQLSchema schema) {
        this.schema = schema;
    }

    String of(String type) {
        if (schema.getType(type) instanceof GraphQLEnumType enumeration) {
            return "one of "
                    + String.join(
                            ", ",
                            enumeration.getValues().stream()
                                    .map(GraphQLEnumValueDefinition::getName)
                                    .toList());
        }
        return OF_SCALARS.getOrDefault(type, "an object of type " + type);
    }
}
