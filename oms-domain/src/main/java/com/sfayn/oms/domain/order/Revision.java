package com.sfayn.oms.domain.order;

/**
 * Counters that only grow.
 *
 * @param version changes accepted so far
 * @param events facts written so far
 * @param lines line ids given out so far, those of removed lines included, so that an id never returns
 */
public record Revision(int version, int events, int lines) {}
