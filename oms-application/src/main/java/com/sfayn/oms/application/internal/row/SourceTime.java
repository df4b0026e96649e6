package com.sfayn.oms.application.internal.row;

import com.sfayn.oms.domain.parsing.TimeText;
import java.time.Instant;
import java.util.Optional;

/** Parses a source's time with an offset, as written by people. */
public final class SourceTime {
    /** Describes the expected format in messages. */
    public static final String FORM =
            "a time with an offset, such as 2026-01-31T18:00:00Z or 2026-01-31T18:00:00+08:00";

    private SourceTime() {}

    /** Returns the time; empty if the string is not a time with an offset. */
    public static Optional<Instant> read(String text) {
        return TimeText.instant(text);
    }
}
