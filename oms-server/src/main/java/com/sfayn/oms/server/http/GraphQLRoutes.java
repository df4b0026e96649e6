package com.sfayn.oms.server.http;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.graphql.OmsGraphQL;
import com.sfayn.oms.graphql.request.GraphQLResult;
import com.sfayn.oms.server.http.exchange.Authentication;
import com.sfayn.oms.server.http.exchange.BoundedBody;
import com.sfayn.oms.server.http.exchange.HttpError;
import com.sfayn.oms.server.http.exchange.JsonResponses;
import com.sfayn.oms.server.http.exchange.ReceivedBody;
import com.sfayn.oms.server.http.exchange.RequestId;
import com.sfayn.oms.server.http.exchange.ResponseFormat;
import com.sfayn.oms.server.http.transport.BodyBudget;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Serves {@code /graphql} by the GraphQL over HTTP specification: GET for queries, POST for all operations. */
final class GraphQLRoutes {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final String RETRY_AFTER_SECONDS = "1";
    private static final int PAUSE_MILLIS = 1_000;

    private final OmsGraphQL graphql;
    private final Authentication authentication;
    private final BoundedBody body;
    private final JsonResponses responses;

    GraphQLRoutes(OmsGraphQL graphql, Authentication authentication, BoundedBody body, JsonResponses responses) {
        this.graphql = graphql;
        this.authentication = authentication;
        this.body = body;
        this.responses = responses;
    }

    void addTo(RoutesConfig routes) {
        routes.before("/graphql", GraphQLRoutes::refuseHead);
        routes.post("/graphql", this::post);
        routes.get("/graphql", this::get);
    }

    private void post(Context context) {
        ResponseFormat format = format(context);
        Actor actor = authentication.actor(context);
        BodyBudget.Owner owner = new BodyBudget.Owner(actor.tenant(), actor.user());
        body.json(context, owner, sent -> execute(context, actor, format, sent));
    }

    /** Parses the body only when the caller's turn comes, because the parsed form takes many times the memory. */
    private void execute(Context context, Actor actor, ResponseFormat format, ReceivedBody sent) {
        GraphQLResult result;
        try (sent) {
            result = graphql.execute(actor, () -> GraphQLRequestReader.body(sent.bytes()), RequestId.of(context));
        }
        answer(context, format, result);
    }

    private void get(Context context) {
        ResponseFormat format = format(context);
        Actor actor = authentication.actor(context);
        GraphQLResult result = graphql.executeQuery(
                actor, GraphQLRequestReader.parameters(name -> parameter(context, name)), RequestId.of(context));
        if (result.refusedMutation()) context.header("Allow", "POST");
        answer(context, format, result);
    }

    /**
     * Sends the 429 response after a second, without a waiting thread. This slows down clients that retry at once.
     */
    private void refuseLater(Context context, ResponseFormat format, GraphQLResult result) {
        Executor later = CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        context.future(() -> {
            RequestId.end();
            return CompletableFuture.runAsync(
                    () -> {
                        RequestId.resume(context);
                        context.header("Retry-After", RETRY_AFTER_SECONDS);
                        responses.write(context, TOO_MANY_REQUESTS, format.contentType(), result.body());
                    },
                    later);
        });
    }

    /** Refuses HEAD, which would execute the whole query and discard the result. */
    private static void refuseHead(Context context) {
        if (context.method().equals(HandlerType.HEAD)) {
            throw HttpError.methodNotAllowed("GET, POST", "/graphql does not support HEAD, only GET, POST.");
        }
    }

    private static ResponseFormat format(Context context) {
        return ResponseFormat.preferred(accept(context)).orElseThrow(HttpError::notAcceptable);
    }

    /** Joins repeated Accept headers, which HTTP defines as one list. */
    private static String accept(Context context) {
        return String.join(", ", Collections.list(context.req().getHeaders("Accept")));
    }

    private static String parameter(Context context, String name) {
        List<String> values = context.queryParams(name);
        if (values.size() > 1) {
            throw HttpError.badRequest(
                    "The parameter " + name + " is given " + values.size() + " times; send it once.");
        }
        return values.isEmpty() ? null : values.get(0);
    }

    private void answer(Context context, ResponseFormat format, GraphQLResult result) {
        if (result.overloaded()) {
            refuseLater(context, format, result);
            return;
        }
        responses.write(context, status(format, result), format.contentType(), result.body());
    }

    private static int status(ResponseFormat format, GraphQLResult result) {
        return switch (result.outcome()) {
            case EXECUTED, DOCUMENT_WANTED -> 200;
            case INVALID -> format.requestErrorStatus();
            case MALFORMED -> 400;
            case REFUSED_MUTATION -> 405;
            case OVERLOADED -> TOO_MANY_REQUESTS;
        };
    }
}
