package com.sfayn.oms.graphql.scalar;

import graphql.scalars.ExtendedScalars;
import graphql.schema.GraphQLScalarType;
import java.util.List;

/** The scalars that the schema has beside GraphQL's own. */
public final class Scalars {
    private static final GraphQLScalarType DECIMAL = GraphQLScalarType.newScalar()
            .name("Decimal")
            .description("An exact decimal number: a string or a number going in, always a string coming out.")
            .coercing(new DecimalCoercing())
            .build();

    private Scalars() {}

    public static List<GraphQLScalarType> all() {
        return List.of(
                DECIMAL,
                ExtendedScalars.DateTime,
                ExtendedScalars.Currency,
                ExtendedScalars.CountryCode,
                ExtendedScalars.Json);
    }
}
