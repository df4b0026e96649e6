package com.sfayn.oms.application.port.snapshot;

/**
 * Proves which state of a vendor's book is current in this transaction. Every change of the book bumps it.
 *
 * @param vendor counts changes of the vendor, its offers and shipping options
 * @param tenant counts changes of the tenant's tax rules
 */
public record BookVersion(String vendorId, long vendor, long tenant) {}
