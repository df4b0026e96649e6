package com.sfayn.oms.application.port.snapshot;

/**
 * The version of a vendor's book (the vendor with its offers, shipping options and tax rules) in this transaction.
 * Every change of the book increments it.
 *
 * @param vendor counts changes of the vendor, its offers and shipping options
 * @param tenant counts changes of the tenant's tax rules
 */
public record BookVersion(String vendorId, long vendor, long tenant) {}
