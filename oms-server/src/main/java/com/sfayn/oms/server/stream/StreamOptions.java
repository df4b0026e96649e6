package com.sfayn.oms.server.stream;

import java.time.Duration;

/**
 * Options for reading streams.
 *
 * @param claimAfter how long an entry stays with an inactive consumer before another claims it
 * @param batch entries per read
 * @param block how long a read waits for new entries; also the longest delay until a stop is noticed
 * @param measureEvery interval at which lag and pending entries are measured
 * @param firstPause pause after the first failure; doubled after each further one
 * @param longestPause limit on the pause
 * @param mostFaults how often an entry may fail because of an internal fault before it goes to the dead-letter stream
 * @param deadLength approximate length of a dead-letter stream; the oldest entries are removed first
 * @param goneAfter how long a consumer without pending entries may be inactive before it is removed
 * @param stopTime how long the current entries may take when the server stops
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
