package com.sfayn.oms.graphql.internal.execution;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.graphql.internal.execution.PersistedQueries.Asked;
import com.sfayn.oms.graphql.internal.wiring.RequestContext;
import com.sfayn.oms.graphql.request.GraphQLRequest;
import com.sfayn.oms.graphql.request.GraphQLResult;
import com.sfayn.oms.graphql.request.GraphQLResult.Outcome;
import com.sfayn.oms.graphql.request.Limits;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.execution.AbortExecutionException;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.introspection.Introspection;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dataloader.DataLoaderRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Executes documents within their limits, and always returns before the timeout. */
public final class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private final GraphQL graphQL;
    private final ErrorPresentation errors;
    private final Limits limits;
    private final Function<Actor, Executor> executors;
    private final Function<Actor, DataLoaderRegistry> loaders;
    private final boolean introspection;
    private final PersistedQueries persisted;
    private final ParserOptions parserOptions;

    /**
     * @param executors the executor of an actor's documents
     * @param loaders creates the data loaders of an execution
     * @param introspection whether introspection is allowed
     * @param persistedQueries whether clients may send a known document's hash instead of the document
     */
    public Engine(
            GraphQLSchema schema,
            Limits limits,
            Function<Actor, Executor> executors,
            Function<Actor, DataLoaderRegistry> loaders,
            boolean introspection,
            boolean persistedQueries) {
        DocumentCache documents = new DocumentCache(schema);
        this.errors = new ErrorPresentation(schema, documents);
        this.graphQL = GraphQL.newGraphQL(schema)
                .preparsedDocumentProvider(
                        (input, read) -> documents.getDocumentAsync(input, read).thenApply(entry -> kept(input, entry)))
                .instrumentation(new QueryLimits(limits))
                .defaultDataFetcherExceptionHandler(new Faults())
                .build();
        this.limits = limits;
        this.executors = executors;
        this.loaders = loaders;
        this.introspection = introspection;
        this.persisted = new PersistedQueries(persistedQueries);
        this.parserOptions = ParserOptions.getDefaultOperationParserOptions()
                .transform(options -> options.maxCharacters(limits.characters()).maxTokens(limits.tokens()));
    }

    /**
     * @param request read on the executing thread when its turn comes, since reading may take much memory and time; its
     *     exceptions are thrown here
     */
    public GraphQLResult execute(RequestContext call, Supplier<GraphQLRequest> request) {
        return inTime(call, request, new Cancellation());
    }

    private CompletableFuture<GraphQLResult> begin(
            RequestContext call, Supplier<GraphQLRequest> unread, Cancellation cancellation) {
        cancellation.check();
        GraphQLRequest request = read(unread);
        String query = request.query();
        if (query != null && query.length() > limits.characters()) {
            return CompletableFuture.completedFuture(refused(
                    ErrorCode.LIMIT_EXCEEDED,
                    "The document has " + query.length() + " characters; at most " + limits.characters()
                            + " are allowed."));
        }
        Asked asked = persisted.asked(call.actor().tenant(), request);
        if (asked.answer() != null) return CompletableFuture.completedFuture(asked.answer());
        ExecutionInput input = input(call, request, asked, cancellation);
        return graphQL.executeAsync(input).thenApply(result -> answer(call, input, result));
    }

    private static GraphQLRequest read(Supplier<GraphQLRequest> unread) {
        try {
            return unread.get();
        } catch (RuntimeException e) {
            throw new Unreadable(e);
        }
    }

    /** Carries an exception of the request supplier back to the caller. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient RuntimeException thrown;

        Unreadable(RuntimeException thrown) {
            super(null, thrown, false, false);
            this.thrown = thrown;
        }
    }

    private PreparsedDocumentEntry kept(ExecutionInput input, PreparsedDocumentEntry entry) {
        if (!entry.hasErrors()) {
            GraphQLContext context = input.getGraphQLContext();
            persisted.keep(RequestContext.of(context).actor().tenant(), context.get(Asked.class));
        }
        return entry;
    }

    private ExecutionInput input(RequestContext call, GraphQLRequest request, Asked asked, Cancellation cancellation) {
        return ExecutionInput.newExecutionInput(asked.document())
                .operationName(request.operationName())
                .variables(request.variables())
                .dataLoaderRegistry(loaders.apply(call.actor()))
                .graphQLContext(Map.of(
                        RequestContext.class,
                        call,
                        Asked.class,
                        asked,
                        Cancellation.class,
                        cancellation,
                        ParserOptions.class,
                        parserOptions,
                        Introspection.INTROSPECTION_DISABLED,
                        !introspection))
                .build();
    }

    private GraphQLResult inTime(RequestContext call, Supplier<GraphQLRequest> request, Cancellation cancellation) {
        long millis = limits.timeout().toMillis();
        CompletableFuture<Void> timeout =
                new CompletableFuture<Void>().completeOnTimeout(null, millis, TimeUnit.MILLISECONDS);
        timeout.thenRun(cancellation::cancel);
        try {
            return CompletableFuture.supplyAsync(
                            () -> begin(call, request, cancellation), executors.apply(call.actor()))
                    .thenCompose(Function.identity())
                    .get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            cancellation.cancel();
            return late(millis);
        } catch (InterruptedException stopped) {
            cancellation.cancel();
            Thread.currentThread().interrupt();
            return withoutData(ErrorCode.UNAVAILABLE, "The request was interrupted; retry shortly.");
        } catch (RejectedExecutionException full) {
            Map<String, Object> error = ErrorPresentation.shown(
                    "Too many requests are waiting; retry shortly.", ErrorCode.LIMIT_EXCEEDED.retryable());
            return new GraphQLResult(Map.of("errors", List.of(error)), Outcome.OVERLOADED);
        } catch (ExecutionException fault) {
            if (fault.getCause() instanceof Unreadable unreadable) throw unreadable.thrown;
            if (fault.getCause() instanceof AbortExecutionException) return late(millis);
            LOG.error("Request {} failed.", call.requestId(), fault.getCause());
            return withoutData(ErrorPresentation.shown(
                    Faults.internalMessage(call.requestId()), Faults.internal(call.requestId())));
        } finally {
            timeout.cancel(false);
        }
    }

    private static GraphQLResult late(long millis) {
        return withoutData(ErrorCode.TIMEOUT, "The request took longer than " + millis + " ms.");
    }

    private GraphQLResult answer(RequestContext call, ExecutionInput input, ExecutionResult result) {
        Map<String, Object> body = new LinkedHashMap<>();
        List<GraphQLError> found = result.getErrors();
        if (!found.isEmpty()) {
            body.put(
                    "errors",
                    found.stream()
                            .map(error -> errors.shown(error, input, call.requestId()))
                            .toList());
        }
        boolean begun = result.isDataPresent() || found.stream().anyMatch(ErrorPresentation::isTimeout);
        if (begun) body.put("data", result.getData());
        if (begun) return new GraphQLResult(body, Outcome.EXECUTED);
        return new GraphQLResult(
                body, found.contains(QueryLimits.MUTATION) ? Outcome.REFUSED_MUTATION : Outcome.INVALID);
    }

    private static GraphQLResult refused(ErrorCode code, String message) {
        return new GraphQLResult(Map.of("errors", List.of(ErrorPresentation.shown(message, code.extensions()))), true);
    }

    private static GraphQLResult withoutData(ErrorCode code, String message) {
        return withoutData(ErrorPresentation.shown(message, code.extensions()));
    }

    private static GraphQLResult withoutData(Map<String, Object> error) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("errors", List.of(error));
        body.put("data", null);
        return new GraphQLResult(body, false);
    }
}
