package com.sfayn.oms.graphql.internal.refusal;

/** What a mutation answers, as far as all have in common. */
public interface MutationPayload {
    Result result();
}
