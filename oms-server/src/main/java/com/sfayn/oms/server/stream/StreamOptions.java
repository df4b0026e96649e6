package com.sfayn.oms.server.stream;

import java.time.Duration;

/**
 * How streams are read.
 *
 * @param claimAfter how long an entry lies with a consumer that does not stir before another takes it over
 * @param batch entries that are taken at once
 * @param block how long to wait for new entries; also how long a stop may take to be noticed
 * @param measureEvery how often lag and pending entries are asked for
 * @param firstPause after what failed once; doubled each time it fails again
 * @param longestPause the longest of these
 * @param mostFaults how often an entry may fail for a reason of ours before it is set aside
 * @param deadLength about how many dead entries are kept of a stream, the oldest go first
 * @param goneAfter how long a consumer that owes nothing has not been seen before its name is removed
 * @param stopTime for the entries in hand when the server stops
 */
record StreamOptions(
        Duration claimAfter,
        int batch,
        Duration block,
        Duration measureEvery,
        Duration firstPause,
        Duration longestPause,
        int mostFaults,
        int deadLength,
        Duration goneAfter,
        Duration stopTime) {
    static StreamOptions claimingAfter(Duration claimAfter) {
        return new StreamOptions(
                claimAfter,
                100,
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofMillis(200),
                Duration.ofSeconds(10),
                10,
                100_000,
                Duration.ofDays(1),
                Duration.ofSeconds(10));
    }
}
