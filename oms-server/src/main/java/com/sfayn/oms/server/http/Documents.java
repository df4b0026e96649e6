package com.sfayn.oms.server.http;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.graphql.request.GraphQLRequest;
import com.sfayn.oms.graphql.request.GraphQLResult;
import java.util.function.Supplier;

/** Executes GraphQL documents for the routes. */
public interface Documents {
    /**
     * @param request called when the actor's turn comes; exceptions from it are rethrown
     * @param requestId returned with an internal error, so that the error can be found in the log
     */
    GraphQLResult execute(Actor actor, Supplier<GraphQLRequest> request, String requestId);

    /** Executes a query; refuses mutations. */
    GraphQLResult executeQuery(Actor actor, GraphQLRequest request, String requestId);
}
