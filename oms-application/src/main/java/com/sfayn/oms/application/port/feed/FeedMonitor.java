package com.sfayn.oms.application.port.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Observes the feed, for an operator's metrics. Called from several threads. */
public interface FeedMonitor {
    /** Observes nothing. */
    FeedMonitor NONE = new FeedMonitor() {};

    /**
     * A round gave events their positions.
     *
     * @param events how many; may be 0
     * @param reordered how many of them had a time before that of an earlier event of their order
     */
    default void relayed(int events, int reordered, Duration took) {}

    /**
     * What a consumer of this instance has not dealt with has changed.
     *
     * @param consumer e.g. {@code sink:erp}
     * @param oldest when the oldest event occurred that waits, among all tenants; empty if none waits
     */
    default void waiting(String consumer, Optional<Instant> oldest) {}

    /**
     * The webhook endpoints of all tenants have been counted, about once a minute.
     *
     * @param byState the number of endpoints by state, e.g. {@code active}; absent states have none
     * @param openDeliveries the number of deliveries that have not ended
     */
    default void endpoints(Map<String, Integer> byState, long openDeliveries) {}

    /**
     * An attempt to deliver a webhook has ended.
     *
     * @param outcome {@code success}, or the failure in lower case
     * @param bytes the size of the body
     */
    default void attempted(String outcome, Duration took, int bytes) {}

    /**
     * A webhook was delivered at its first attempt.
     *
     * @param sinceEvent from the event to the end of the attempt
     */
    default void delivered(Duration sinceEvent) {}
}
