package com.sfayn.oms.application.core;

/** Says what {@link RowError#line} counts. */
public enum RowNumbering {
    /** The rows of a list, from 1. */
    ROW("row"),
    /** The lines of a file, from 1, including the header. */
    LINE("line");

    private final String word;

    RowNumbering(String word) {
        this.word = word;
    }

    /** In lower case, e.g. {@code row}. */
    public String word() {
        return word;
    }

    /** At the beginning of a sentence, e.g. {@code Row}. */
    public String capitalised() {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
