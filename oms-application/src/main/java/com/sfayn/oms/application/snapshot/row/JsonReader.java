package com.sfayn.oms.application.snapshot.row;

import com.sfayn.oms.domain.parsing.Parsed;
import com.sfayn.oms.domain.parsing.Parsed.Problem;
import java.util.List;

/**
 * Parses JSON that is given as a string in a cell, as in CSV files and stream entries. Implemented with a JSON library
 * in oms-snapshots; must not parse numbers as binary floating point.
 */
@FunctionalInterface
public interface JsonReader {
    /** For rows whose JSON is never given as a string; refuses strings. */
    JsonReader NONE = text -> Parsed.failed(List.of(
            new Problem(null, text, "JSON in a string is not accepted here; give the value itself, without quotes.")));

    /**
     * Returns the value as JDK collections, strings, booleans, {@code Integer}, {@code Long}, {@code BigInteger} and
     * {@code BigDecimal}; or one problem whose message is a sentence with the error and its position. The document
     * {@code null} is also a problem.
     */
    Parsed<Object> read(String text);
}
