package com.sfayn.oms.graphql.internal.wiring;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.graphql.request.MutationObserver;
import graphql.GraphQLContext;

/**
 * The current request, available to every fetcher through the GraphQL context.
 *
 * @param requestId the id under which faults are logged
 * @param queriesOnly whether mutations are refused
 * @param observer notified of the outcomes of mutations
 */
public record RequestContext(Actor actor, String requestId, boolean queriesOnly, MutationObserver observer) {
    public static RequestContext of(GraphQLContext context) {
        return context.get(RequestContext.class);
    }
}
