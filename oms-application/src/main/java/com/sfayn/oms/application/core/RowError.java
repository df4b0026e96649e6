package com.sfayn.oms.application.core;

import com.sfayn.oms.domain.parsing.Excerpt;

/**
 * One thing that is wrong with a row that was to be copied.
 *
 * @param line 1 for the first row of a list; in a file, the line that the row starts on
 * @param column null where the whole row is meant
 * @param value what was found, cut to {@value #LONGEST_VALUE} characters; null if nothing was
 * @param message for people: names the thing, what was found, what would be right
 */
public record RowError(int line, String column, String value, String message) {
    /** How much of a wrong value is shown. */
    public static final int LONGEST_VALUE = 100;

    public RowError {
        if (value != null) value = Excerpt.beginning(value, LONGEST_VALUE);
    }
}
