package com.sfayn.oms.graphql.request;

import java.util.Map;

/**
 * A request as defined by the GraphQL-over-HTTP specification. JSON numbers in the variables must not be binary floats:
 * give integers as Integer, Long or BigInteger and all others as BigDecimal.
 *
 * @param query the document; null is a bad request unless an extension identifies a known document
 * @param operationName required only if the document has several operations; may be null
 * @param variables null = none
 * @param extensions null = none; only {@code persistedQuery} is supported, others are ignored
 */
public record GraphQLRequest(
        String query, String operationName, Map<String, Object> variables, Map<String, Object> extensions) {
    public GraphQLRequest {
        variables = variables == null ? Map.of() : variables;
        extensions = extensions == null ? Map.of() : extensions;
    }

    /** Creates a request without variables. */
    public static GraphQLRequest of(String query) {
        return new GraphQLRequest(query, null, null, null);
    }

    /** Creates a request with variables. */
    public static GraphQLRequest of(String query, Map<String, Object> variables) {
        return new GraphQLRequest(query, null, variables, null);
    }
}
