package com.sfayn.oms.graphql.request;

import java.util.Map;

/**
 * A request as the GraphQL-over-HTTP specification has it. JSON numbers in the variables must not have passed through a
 * binary float: give integers as Integer, Long or BigInteger and all others as BigDecimal.
 *
 * @param query the document; null is answered as a bad request, unless an extension names a known document
 * @param operationName needed only if the document holds several operations; or null
 * @param variables null = none
 * @param extensions null = none; only {@code persistedQuery} is known, others are ignored
 */
public record GraphQLRequest(
        String query, String operationName, Map<String, Object> variables, Map<String, Object> extensions) {
    public GraphQLRequest {
        variables = variables == null ? Map.of() : variables;
        extensions = extensions == null ? Map.of() : extensions;
    }

    /** A document without variables. */
    public static GraphQLRequest of(String query) {
        return new GraphQLRequest(query, null, null, null);
    }

    /** A document and its variables. */
    public static GraphQLRequest of(String query, Map<String, Object> variables) {
        return new GraphQLRequest(query, null, variables, null);
    }
}
