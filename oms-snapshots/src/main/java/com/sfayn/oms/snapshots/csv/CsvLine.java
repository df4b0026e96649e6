package com.sfayn.oms.snapshots.csv;

import com.sfayn.oms.domain.parsing.InputText;

/**
 * One row of a file; the header is one too.
 *
 * @param number the line that the row begins on, from 1
 * @param cells never null; only those that were kept
 * @param count the number of cells in the row, kept or not
 * @param longest the length of the longest cell, in characters
 */
record CsvLine(int number, String[] cells, int count, int longest) {
    /** Returns whether no cell has a value, as in the lines that spreadsheets leave at the end. */
    boolean isBlank() {
        for (String cell : cells) {
            if (!InputText.isBlank(cell)) return false;
        }
        return count == cells.length;
    }
}
