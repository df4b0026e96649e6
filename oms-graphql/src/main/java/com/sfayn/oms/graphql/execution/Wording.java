package com.sfayn.oms.graphql.execution;

import graphql.GraphQLError;

/** What callers read. */
final class Wording {
    private Wording() {}

    static String of(GraphQLError error) {
        return error.getMessage();
    }
}
