package com.sfayn.oms.graphql.internal.execution;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import java.util.Map;

/** Codes of errors that are not refusals, and whether a retry may help. */
public enum ErrorCode {
    BAD_REQUEST(false),
    INVALID_INPUT(false),
    LIMIT_EXCEEDED(false),
    PERSISTED_QUERY_NOT_FOUND(false),
    PERSISTED_QUERY_NOT_SUPPORTED(false),
    TIMEOUT(true),
    UNAVAILABLE(true),
    PAYMENT_PROVIDER_UNAVAILABLE(true),
    INTERNAL(false);

    private final boolean retryable;

    ErrorCode(boolean retryable) {
        this.retryable = retryable;
    }

    public Map<String, Object> extensions() {
        return Map.of("code", name(), "retryable", retryable);
    }

    /** Returns the extensions of this code for an error that is retryable. */
    Map<String, Object> retryable() {
        return Map.of("code", name(), "retryable", true);
    }

    GraphQLError error(String message) {
        return GraphqlErrorBuilder.newError()
                .message("%s", message)
                .extensions(extensions())
                .build();
    }
}
