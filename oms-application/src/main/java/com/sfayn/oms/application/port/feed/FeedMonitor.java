package com.sfayn.oms.application.port.feed;

import java.time.Duration;

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
     * A consumer has been called or has caught up.
     *
     * @param consumer e.g. {@code sink:erp}
     * @param lag how long the oldest event that it has not dealt with has been waiting; zero if there is none
     */
    default void lag(String consumer, Duration lag) {}

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
