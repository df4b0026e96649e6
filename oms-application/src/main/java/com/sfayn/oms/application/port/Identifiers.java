package com.sfayn.oms.application.port;

/** Generates identifiers. Random by default; tests use their own. */
public interface Identifiers {
    /** Returns twelve characters for an order id, random enough to be unique within the tenant. */
    String orderSuffix();
}
