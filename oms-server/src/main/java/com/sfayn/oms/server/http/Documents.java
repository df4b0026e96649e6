package com.sfayn.oms.server.http;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.graphql.request.GraphQLRequest;
import com.sfayn.oms.graphql.request.GraphQLResult;
import java.util.function.Supplier;

/** Executes GraphQL documents: what the routes know of everything behind them. */
public interface Documents {
    /**
     * @param request read when it is the actor's turn; what it throws is thrown here
     * @param requestId what a fault is answered with, so that it can be found in the log
     */
    GraphQLResult execute(Actor actor, Supplier<GraphQLRequest> request, String requestId);

    /** The same, but a document that would change something is refused. */
    GraphQLResult executeQuery(Actor actor, GraphQLRequest request, String requestId);
}
