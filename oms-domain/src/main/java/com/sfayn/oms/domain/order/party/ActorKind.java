package com.sfayn.oms.domain.order.party;

/** In which capacity somebody acts on an order. */
public enum ActorKind {
    CUSTOMER,
    VENDOR,
    ADMIN,
    SYSTEM
}
