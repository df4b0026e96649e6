package com.sfayn.oms.graphql.execution;

import com.sfayn.oms.graphql.GraphQLRequest;
import com.sfayn.oms.graphql.GraphQLResult;
import com.sfayn.oms.graphql.Limits;
import com.sfayn.oms.graphql.wiring.Call;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Executes documents within their limits, and answers in time whatever happens. */
public final class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private final GraphQL graphQL;
    private final Limits limits;
    private final Executor executor;
    private final ParserOptions parserOptions;

    public Engine(GraphQLSchema schema, Limits limits, Executor executor) {
        this.graphQL = GraphQL.newGraphQL(schema)
                .preparsedDocumentProvider(new DocumentCache(schema))
                .instrumentation(new Guard(limits))
                .defaultDataFetcherExceptionHandler(new Faults())
                .doNotAutomaticallyDispatchDataLoader()
                .build();
        this.limits = limits;
        this.executor = executor;
        this.parserOptions = ParserOptions.getDefaultOperationParserOptions()
                .transform(options -> options.maxCharacters(limits.characters()).maxTokens(limits.tokens()));
    }

    public GraphQLResult execute(Call call, GraphQLRequest request) {
        String query = request.query();
        if (query == null || query.isBlank()) {
            return refused(call, Codes.BAD_REQUEST, "The request has no query; send a GraphQL document.");
        }
        if (query.length() > limits.characters()) {
            return refused(
                    call,
                    Codes.LIMIT_EXCEEDED,
                    "The document has " + query.length() + " characters; at most " + limits.characters()
                            + " are possible.");
        }
        return inTime(call, input(call, request));
    }

    private ExecutionInput input(Call call, GraphQLRequest request) {
        return ExecutionInput.newExecutionInput(request.query())
                .operationName(request.operationName())
                .variables(request.variables())
                .graphQLContext(Map.of(Call.class, call, ParserOptions.class, parserOptions))
                .build();
    }

    private GraphQLResult inTime(Call call, ExecutionInput input) {
        long millis = limits.timeout().toMillis();
        CompletableFuture<Void> alarm =
                new CompletableFuture<Void>().completeOnTimeout(null, millis, TimeUnit.MILLISECONDS);
        alarm.thenRun(input::cancel);
        try {
            return answer(
                    call,
                    CompletableFuture.supplyAsync(() -> graphQL.executeAsync(input), executor)
                            .thenCompose(Function.identity())
                            .get(millis, TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            input.cancel();
            return timedOut(call);
        } catch (InterruptedException stopped) {
            input.cancel();
            Thread.currentThread().interrupt();
            return failed(call, Codes.UNAVAILABLE, "The request was interrupted; try again in a moment.");
        } catch (RejectedExecutionException full) {
            return failed(call, Codes.UNAVAILABLE, "Too much is being done just now; try again in a moment.");
        } catch (ExecutionException fault) {
            LOG.error("Request {} failed.", call.requestId(), fault.getCause());
            return internal(call);
        } finally {
            alarm.cancel(false);
        }
    }

    private GraphQLResult answer(Call call, ExecutionResult result) {
        Map<String, Object> body = new LinkedHashMap<>();
        List<GraphQLError> errors = result.getErrors();
        if (!errors.isEmpty()) {
            body.put(
                    "errors",
                    errors.stream()
                            .map(error -> ErrorPresentation.of(error, call.requestId()))
                            .toList());
        }
        boolean timedOut = errors.stream().anyMatch(ErrorPresentation::isTimeout);
        if (result.isDataPresent() || timedOut) body.put("data", result.getData());
        return new GraphQLResult(body, !body.containsKey("data"));
    }

    private GraphQLResult refused(Call call, Codes code, String message) {
        return new GraphQLResult(Map.of("errors", List.of(shown(call, code, message))), true);
    }

    private GraphQLResult timedOut(Call call) {
        return failed(
                call,
                Codes.TIMEOUT,
                "The answer took longer than " + limits.timeout().toMillis() + " ms.");
    }

    private GraphQLResult failed(Call call, Codes code, String message) {
        return withoutData(shown(call, code, message));
    }

    private static GraphQLResult internal(Call call) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", Faults.internalMessage(call.requestId()));
        error.put("extensions", Faults.internal(call.requestId()));
        return withoutData(error);
    }

    private static GraphQLResult withoutData(Map<String, Object> error) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("errors", List.of(error));
        body.put("data", null);
        return new GraphQLResult(body, false);
    }

    private static Map<String, Object> shown(Call call, Codes code, String message) {
        return ErrorPresentation.of(code.error(message), call.requestId());
    }
}
