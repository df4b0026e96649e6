package com.sfayn.oms.graphql.internal.execution;

import com.sfayn.oms.graphql.internal.wiring.RequestContext;
import com.sfayn.oms.graphql.request.Limits;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.execution.instrumentation.parameters.InstrumentationFieldParameters;
import java.util.List;
import java.util.Locale;

/**
 * Rejects documents that exceed the limits, or that contain a mutation where only queries are allowed, before they are
 * executed. Stops a cancelled execution before its next field.
 */
public final class QueryLimits extends SimplePerformantInstrumentation {
    /** A single instance, so that the result can be recognised by it. */
    static final GraphQLError MUTATION =
            ErrorCode.BAD_REQUEST.error("Only queries are accepted here; send a mutation by POST.");

    private final Limits limits;

    public QueryLimits(Limits limits) {
        this.limits = limits;
    }

    @Override
    public InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
        ExecutionContext context = parameters.getExecutionContext();
        if (RequestContext.of(context.getGraphQLContext()).queriesOnly() && !context.isQueryOperation()) {
            throw new AbortExecutionException(List.of(MUTATION));
        }
        Complexity size = ComplexityCalculator.of(context);
        atMost(limits.rootFields(), size.width(), "root fields", "Split it into several requests.");
        atMost(limits.aliases(), size.aliases(), "aliases", "Split it into several requests.");
        atMost(limits.depth(), size.depth(), "levels of nested fields", "Select fewer levels.");
        if (size.cost() > limits.cost()) throw tooCostly(limits.cost(), size.cost(), context.isMutationOperation());
        return null;
    }

    @Override
    public InstrumentationContext<Object> beginFieldExecution(
            InstrumentationFieldParameters parameters, InstrumentationState state) {
        Cancellation.of(parameters.getExecutionContext().getGraphQLContext()).check();
        return super.beginFieldExecution(parameters, state);
    }

    private static void atMost(long limit, long found, String what, String remedy) {
        if (found <= limit) return;
        throw refused("The document has up to %,d %s; at most %,d are allowed. %s", found, what, limit, remedy);
    }

    private static AbortExecutionException tooCostly(long limit, long found, boolean mutation) {
        return refused(
                "The document costs up to %,d, which counts the fields of its result, the rows that it reads and"
                        + " the rows that it sends; at most %,d is allowed. %s",
                found,
                limit,
                mutation
                        ? "Send fewer mutations, or fewer rows, in one document."
                        : "Request smaller pages or fewer fields.");
    }

    private static AbortExecutionException refused(String format, Object... values) {
        String message = String.format(Locale.ROOT, format, values);
        return new AbortExecutionException(List.of(ErrorCode.LIMIT_EXCEEDED.error(message)));
    }
}
