package com.sfayn.oms.server.cli;

import com.sfayn.oms.domain.parsing.Excerpt;
import java.util.Locale;

/**
 * Formats the progress of an import.
 *
 * @param file the name of the file
 * @param size the size of the file in bytes
 */
record ProgressText(String file, long size) {
    private static final int BAR = 20;
    private static final int LONGEST_NAME = 20;

    /** Returns a progress bar that fits on any terminal. */
    String bar(long bytes, long rows, long millis) {
        int done = (int) (BAR * share(bytes, 100) / 100);
        return Excerpt.end(file, LONGEST_NAME) + " [" + "#".repeat(done) + "-".repeat(BAR - done) + "] "
                + state(bytes, rows, millis);
    }

    /** Returns a line without a bar, for logs. */
    String line(long bytes, long rows, long millis) {
        return file + ": " + state(bytes, rows, millis);
    }

    private String state(long bytes, long rows, long millis) {
        if (bytes >= size) {
            return String.format(Locale.ROOT, "%,d rows read, writing (%s)", rows, time(millis / 1_000));
        }
        String left = bytes == 0 ? "" : ", " + time(millis * (size - bytes) / bytes / 1_000) + " left";
        return String.format(
                Locale.ROOT,
                "%d %%, %,d rows, %,d rows/s%s",
                share(bytes, 100),
                rows,
                rows * 1_000 / Math.max(1, millis),
                left);
    }

    private long share(long bytes, int whole) {
        return size == 0 ? whole : Math.min(whole, whole * bytes / size);
    }

    private static String time(long seconds) {
        if (seconds < 60) return seconds + " s";
        return seconds / 60 + " min " + seconds % 60 + " s";
    }
}
