package com.sfayn.oms.graphql.internal.execution;

import graphql.GraphQLContext;
import graphql.execution.AbortExecutionException;

/** Ends an execution before its next field. Our own, because graphql-java has one only from version 25 on. */
final class Cancellation {
    private volatile boolean cancelled;

    static Cancellation of(GraphQLContext context) {
        return context.get(Cancellation.class);
    }

    void cancel() {
        cancelled = true;
    }

    /** @throws AbortExecutionException if nobody waits for the answer any more */
    void check() {
        if (cancelled) throw new AbortExecutionException("The execution was cancelled.");
    }
}
