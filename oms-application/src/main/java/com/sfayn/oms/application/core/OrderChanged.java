package com.sfayn.oms.application.core;

/**
 * The result of an accepted change of one order.
 *
 * @param replayed whether the change was made earlier, by the same idempotency key; the order is the current one then
 */
public record OrderChanged(OrderView order, boolean replayed) {}
