package com.sfayn.oms.application.core;

import com.sfayn.oms.domain.parsing.Excerpt;

/**
 * An error in one snapshot row.
 *
 * @param line 1 for the first row of a list; in a file, the line on which the row starts
 * @param column null if the error concerns the whole row
 * @param value the value found, cut to {@value #LONGEST_VALUE} characters; null if there was no value
 * @param message for people: the field, the value found, and a valid value
 */
public record RowError(int line, String column, String value, String message) {
    /** Longest excerpt of an invalid value, in characters. */
    public static final int LONGEST_VALUE = 100;

    public RowError {
        if (value != null) value = Excerpt.beginning(value, LONGEST_VALUE);
    }
}
