package com.sfayn.oms.domain.order.party;

/** The actor of a change, as recorded in the history. */
public record RecordedActor(ActorKind kind, String id) {}
