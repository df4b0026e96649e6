package com.sfayn.oms.application.snapshot.row;

import com.sfayn.oms.domain.parsing.Parsed;
import com.sfayn.oms.domain.parsing.Parsed.Problem;
import java.util.List;

/**
 * Reads JSON that stands as text in a cell, as in CSV files and stream entries. Whoever brings a JSON library brings
 * one; it must not read numbers by way of binary floating point.
 */
@FunctionalInterface
public interface JsonReader {
    /** For rows whose JSON always comes as JSON; a text is refused. */
    JsonReader NONE = text -> Parsed.failed(List.of(
            new Problem(null, text, "JSON is not read from a text here; give the value itself, without quotes.")));

    /**
     * The value in JDK collections, strings, booleans, {@code Integer}, {@code Long}, {@code BigInteger} and
     * {@code BigDecimal}; or one problem, whose message says what is wrong where, as a sentence. The document
     * {@code null} is a problem too.
     */
    Parsed<Object> read(String text);
}
