package com.sfayn.oms.graphql.internal.execution;

import graphql.GraphQLContext;
import graphql.execution.AbortExecutionException;

/** Cancels an execution before its next field. Exists because graphql-java supports this only from version 25. */
final class Cancellation {
    private volatile boolean cancelled;

    static Cancellation of(GraphQLContext context) {
        return context.get(Cancellation.class);
    }

    void cancel() {
        cancelled = true;
    }

    /** @throws AbortExecutionException if the execution was cancelled */
    void check() {
        if (cancelled) throw new AbortExecutionException("The execution was cancelled.");
    }
}
