package com.sfayn.oms.graphql.wiring;

import com.sfayn.oms.application.Actor;
import graphql.GraphQLContext;

/**
 * The call that is being answered; every fetcher finds it in the context.
 *
 * @param requestId under which faults are logged
 * @param queriesOnly whether anything that could change data is refused
 */
public record Call(Actor actor, String requestId, boolean queriesOnly) {
    public static Call of(GraphQLContext context) {
        return context.get(Call.class);
    }
}
