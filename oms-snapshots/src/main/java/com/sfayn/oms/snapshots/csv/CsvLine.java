package com.sfayn.oms.snapshots.csv;

import com.sfayn.oms.domain.parsing.InputText;

/**
 * One row of a file, its header being one too.
 *
 * @param number of the line that it begins on, from 1
 * @param cells never null; as many as were kept
 * @param count how many cells the row has, kept or not
 * @param longest how many characters the longest cell has
 */
record CsvLine(int number, String[] cells, int count, int longest) {
    /** Whether no cell has a value, as in the lines that spreadsheets leave at the end. */
    boolean isBlank() {
        for (String cell : cells) {
            if (!InputText.isBlank(cell)) return false;
        }
        return count == cells.length;
    }
}
