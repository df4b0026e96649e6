package com.sfayn.oms.application.port;

/** Makes the identifiers that we give out. Random by default; tests bring their own. */
public interface Identifiers {
    /** Twelve characters for an order id, unguessable enough never to meet another of the tenant. */
    String orderSuffix();
}
