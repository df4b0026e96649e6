package com.sfayn.oms.application;

/** What {@link RowError#line} counts, so that messages name a place that people find. */
public enum CountedBy {
    /** The rows of a list, from 1. */
    ROW("row"),
    /** The lines of a file, from 1, the header among them. */
    LINE("line");

    private final String word;

    CountedBy(String word) {
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
