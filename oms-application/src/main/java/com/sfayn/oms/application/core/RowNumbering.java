package com.sfayn.oms.application.core;

/** Says what {@link RowError#line} counts. */
public enum RowNumbering {
    /** The rows of a list, from 1. */
    ROW("row"),
    /** The lines of a file, from 1, including the header. */
    LINE("line");

    private final String unit;

    RowNumbering(String unit) {
        this.unit = unit;
    }

    /** In lower case, e.g. {@code row}. */
    public String unit() {
        return unit;
    }

    /** At the beginning of a sentence, e.g. {@code Row}. */
    public String capitalised() {
        return Character.toUpperCase(unit.charAt(0)) + unit.substring(1);
    }
}
