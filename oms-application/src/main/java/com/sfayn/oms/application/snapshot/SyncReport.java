package com.sfayn.oms.application.snapshot;

import com.sfayn.oms.application.port.snapshot.SnapshotRepository.Counts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The result of an import.
 *
 * @param read number of given rows
 * @param inserted new rows
 * @param updated changed rows
 * @param unchanged rows that are equal to, or older than, the stored ones
 * @param deactivated rows of the same owners that were not given, in replace mode
 * @param warnings accepted but possibly unintended, such as a reference to a product that does not exist yet, or a tax
 *     rule for each spelling of a state; empty for a replayed call
 * @param replayed whether the idempotency key was used before with the same input; the counts are those of the first
 *     call
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

    /** Returns the counts as recorded under an idempotency key. */
    String spelled() {
        return Stream.of(read, inserted, updated, unchanged, deactivated)
                .map(String::valueOf)
                .collect(Collectors.joining(BETWEEN_COUNTS));
    }

    /** Returns the report of a repeated call. */
    static SyncReport replayed(String recorded) {
        int[] counts = Arrays.stream(recorded.split(BETWEEN_COUNTS))
                .mapToInt(Integer::parseInt)
                .toArray();
        return new SyncReport(counts[0], counts[1], counts[2], counts[3], counts[4], List.of(), true);
    }
}
