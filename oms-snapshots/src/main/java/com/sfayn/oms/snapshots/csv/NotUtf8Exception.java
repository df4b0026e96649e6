package com.sfayn.oms.snapshots.csv;

import com.sfayn.oms.application.core.RowError;
import com.sfayn.oms.domain.parsing.Ascii;
import java.io.IOException;

/** Signals a byte that is not valid UTF-8. An exception, because the parser passes on nothing else. */
final class NotUtf8Exception extends IOException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int found;
    private final String around;

    /**
     * @param found the byte, unsigned
     * @param around the text around it, read as Windows-1252
     */
    NotUtf8Exception(int line, int found, String around) {
        super("Not UTF-8 in line " + line);
        this.line = line;
        this.found = found;
        this.around = around;
    }

    RowError error() {
        return new RowError(
                line,
                null,
                around,
                "The file is not in UTF-8: line " + line + " has the byte "
                        + Ascii.toUpperCase(Integer.toHexString(found))
                        + ". It looks like Windows-1252 (\"ANSI\"), in which this reads \"" + around
                        + "\". Save it as \"CSV UTF-8 (comma delimited)\". The rest could not be read.");
    }
}
