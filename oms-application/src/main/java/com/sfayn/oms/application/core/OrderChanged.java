package com.sfayn.oms.application.core;

/**
 * A change of one order was accepted.
 *
 * @param replayed whether the idempotency key had been used with the same input before: the order is as it stands now
 */
public record OrderChanged(OrderView order, boolean replayed) {}
