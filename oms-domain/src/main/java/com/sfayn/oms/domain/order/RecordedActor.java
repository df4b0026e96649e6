package com.sfayn.oms.domain.order;

/** Who made a change, as the history remembers it. */
public record RecordedActor(ActorKind kind, String id) {}
