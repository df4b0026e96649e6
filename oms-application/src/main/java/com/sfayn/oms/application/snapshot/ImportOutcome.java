package com.sfayn.oms.application.snapshot;

import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Formats the outcome of an import as a sentence that any storage can keep. */
final class ImportOutcome {
    static final String FAILED = "failed: nothing was written; see the log";

    private static final int LONGEST = 1_000;
    private static final Pattern UNSTORABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    private ImportOutcome() {}

    static String of(SyncReport report) {
        return String.format(
                Locale.ROOT,
                "%,d read: %,d inserted, %,d updated, %,d unchanged, %,d deactivated",
                report.read(),
                report.inserted(),
                report.updated(),
                report.unchanged(),
                report.deactivated());
    }

    /** @param reasons at least one; the messages may quote any value of a row */
    static String of(List<Refusal> reasons) {
        String message = Excerpt.shortened("refused: " + reasons.get(0).message(), LONGEST);
        return UNSTORABLE.matcher(message).replaceAll("?");
    }
}
