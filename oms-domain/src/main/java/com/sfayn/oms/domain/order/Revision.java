package com.sfayn.oms.domain.order;

/**
 * Counters of an order, which only increase.
 *
 * @param version number of accepted changes
 * @param events number of events
 * @param lines number of assigned line ids, including those of removed lines, so that no id is reused
 */
public record Revision(int version, int events, int lines) {}
