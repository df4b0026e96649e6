package com.sfayn.oms.graphql.wiring;

import com.sfayn.oms.application.Actor;
import com.sfayn.oms.graphql.MutationObserver;
import graphql.GraphQLContext;

/**
 * The call that is being answered; every fetcher finds it in the context.
 *
 * @param requestId under which faults are logged
 * @param queriesOnly whether anything that could change data is refused
 * @param observer is told how mutations end
 */
public record Call(Actor actor, String requestId, boolean queriesOnly, MutationObserver observer) {
    public static Call of(GraphQLContext context) {
        return context.get(Call.class);
    }
}
