package com.sfayn.oms.application.internal.row;

import com.sfayn.oms.domain.parsing.TimeText;
import java.time.Instant;
import java.util.Optional;

/** Reads when a source said something, as people write it beside a file: a time that means the same everywhere. */
public final class SourceTime {
    /** What would be right, for messages. */
    public static final String FORM =
            "a time with an offset, such as 2026-01-31T18:00:00Z or 2026-01-31T18:00:00+08:00";

    private SourceTime() {}

    /** The time; empty if it is none, or one without an offset. */
    public static Optional<Instant> read(String text) {
        return TimeText.instant(text);
    }
}
