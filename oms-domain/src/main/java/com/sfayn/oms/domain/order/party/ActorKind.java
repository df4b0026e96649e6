package com.sfayn.oms.domain.order.party;

/** The capacity in which an actor acts on an order. */
public enum ActorKind {
    CUSTOMER,
    VENDOR,
    ADMIN,
    SYSTEM
}
