package com.sfayn.oms.graphql.internal.refusal;

/** The common part of all mutation payloads. */
public interface MutationPayload {
    Result result();
}
