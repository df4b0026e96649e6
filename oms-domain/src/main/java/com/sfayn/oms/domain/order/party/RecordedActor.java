package com.sfayn.oms.domain.order.party;

/** Who made a change, as the history remembers it. */
public record RecordedActor(ActorKind kind, String id) {}
