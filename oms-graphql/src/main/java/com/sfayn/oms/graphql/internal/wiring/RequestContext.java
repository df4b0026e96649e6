package com.sfayn.oms.graphql.internal.wiring;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.graphql.request.MutationObserver;
import graphql.GraphQLContext;

/**
 * The call that is being answered; every fetcher finds it in the context.
 *
 * @param requestId under which faults are logged
 * @param queriesOnly whether anything that could change data is refused
 * @param observer is told how mutations end
 */
public record RequestContext(Actor actor, String requestId, boolean queriesOnly, MutationObserver observer) {
    public static RequestContext of(GraphQLContext context) {
        return context.get(RequestContext.class);
    }
}
