package com.sfayn.oms.graphql.internal.scalar;

import graphql.scalars.ExtendedScalars;
import graphql.schema.GraphQLScalarType;
import java.util.List;

/** The schema's custom scalars. */
public final class Scalars {
    private static final GraphQLScalarType DECIMAL = GraphQLScalarType.newScalar()
            .name("Decimal")
            .description(
                    "An exact decimal number, never a float: accepted as a string or a number, always returned as a string.")
            .coercing(new DecimalCoercing())
            .build();

    private Scalars() {}

    public static List<GraphQLScalarType> all() {
        return List.of(
                DECIMAL,
                described(
                        ExtendedScalars.DateTime.transform(copy -> copy.coercing(new DateTimeCoercing())),
                        "An instant in RFC 3339 or another ISO 8601 format with an offset; returned in UTC,"
                                + " to the millisecond, ending in Z."),
                described(ExtendedScalars.Currency, "An ISO 4217 currency code, such as SGD."),
                described(ExtendedScalars.CountryCode, "An ISO 3166-1 alpha-2 country code, such as SG."),
                described(ExtendedScalars.Json, "Any JSON value; numbers keep every digit."));
    }

    private static GraphQLScalarType described(GraphQLScalarType scalar, String description) {
        return scalar.transform(copy -> copy.description(description));
    }
}
