package com.sfayn.oms.server.http;

import com.sfayn.oms.application.Actor;
import com.sfayn.oms.graphql.GraphQLRequest;
import com.sfayn.oms.graphql.GraphQLResult;

/** Executes GraphQL documents: what the routes know of everything behind them. */
public interface Documents {
    /** @param requestId what a fault is answered with, so that it can be found in the log */
    GraphQLResult execute(Actor actor, GraphQLRequest request, String requestId);

    /** The same, but a document that would change something is refused. */
    GraphQLResult executeQuery(Actor actor, GraphQLRequest request, String requestId);
}
