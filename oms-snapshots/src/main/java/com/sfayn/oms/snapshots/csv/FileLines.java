package com.sfayn.oms.snapshots.csv;

import com.sfayn.oms.application.core.RowError;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * Iterates over the rows of a file up to its end, or up to the place where it becomes unreadable, which is reported.
 */
final class FileLines {
    private final Iterator<CsvLine> parsed;
    private final IntSupplier begun;
    private final Consumer<RowError> errors;
    private boolean broken;

    /** @param begun returns the line that the row being parsed begins on */
    FileLines(Iterator<CsvLine> parsed, IntSupplier begun, Consumer<RowError> errors) {
        this.parsed = parsed;
        this.begun = begun;
        this.errors = errors;
    }

    /** Returns whether the file could not be read to its end. */
    boolean areBroken() {
        return broken;
    }

    /** Returns the next row with any value; empty at the end or where the file is unreadable. */
    Optional<CsvLine> next() {
        while (hasNext()) {
            CsvLine line = parsed.next();
            if (!line.isBlank()) return Optional.of(line);
        }
        return Optional.empty();
    }

    private boolean hasNext() {
        try {
            return parsed.hasNext();
        } catch (CsvParseException e) {
            if (e.getCause() != null) throw e;
            broken(unmatchedQuotes());
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof NotUtf8Exception misplaced) {
                broken(misplaced.error());
            } else if (e.getCause() instanceof CharacterCodingException) {
                broken(notUtf16());
            } else {
                throw e;
            }
        }
        return false;
    }

    private void broken(RowError error) {
        broken = true;
        errors.accept(error);
    }

    private RowError notUtf16() {
        return new RowError(
                begun.getAsInt(),
                null,
                null,
                "The file begins as UTF-16 but continues in another encoding. Save it as"
                        + " \"CSV UTF-8 (comma delimited)\". The rest could not be read.");
    }

    private RowError unmatchedQuotes() {
        return new RowError(
                begun.getAsInt(),
                null,
                null,
                "The quotes of the row that begins here do not match: a cell that begins with a quote must end with"
                        + " one, and a quote within it is written twice (\"\"). The rest could not be read.");
    }
}
