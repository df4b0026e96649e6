package com.sfayn.oms.application.snapshot;

import com.sfayn.oms.application.port.snapshot.SnapshotRepository.Counts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of rows that were copied.
 *
 * @param read rows given
 * @param inserted rows that were not there before
 * @param updated rows that were there and are different now
 * @param unchanged rows that were there and stay: equal, or older than what is on record
 * @param deactivated rows of the same owners that were not given, in replace mode
 * @param warnings what is accepted but may not be meant, such as a reference to a product that is not there yet, or a
 *     tax rule for each spelling of a state; not repeated for a replayed call
 * @param replayed whether the idempotency key had been used with the same input before: the counts are those of then
 */
public record SyncReport(
        int read, int inserted, int updated, int unchanged, int deactivated, List<String> warnings, boolean replayed) {
    private static final String BETWEEN_COUNTS = ":";

    public SyncReport {
        warnings = List.copyOf(warnings);
    }

    static SyncReport of(int read, Counts counts, int deactivated, List<String> warnings) {
        return new SyncReport(
                read, counts.inserted(), counts.updated(), counts.unchanged(), deactivated, warnings, false);
    }

    /** The counts as they are recorded under an idempotency key. */
    String spelled() {
        return Stream.of(read, inserted, updated, unchanged, deactivated)
                .map(String::valueOf)
                .collect(Collectors.joining(BETWEEN_COUNTS));
    }

    /** The report of a call that has been made before. */
    static SyncReport replayed(String spelled) {
        int[] counts = Arrays.stream(spelled.split(BETWEEN_COUNTS))
                .mapToInt(Integer::parseInt)
                .toArray();
        return new SyncReport(counts[0], counts[1], counts[2], counts[3], counts[4], List.of(), true);
    }
}
