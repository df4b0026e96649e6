package com.sfayn.oms.snapshots.csv;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.Arrays;

/** Collects cells from the parser. Cuts long cells and drops excess ones, so that memory use is bounded. */
final class CsvLines extends CsvCallbackHandler<CsvLine> {
    /** More columns than any type has. */
    private static final int MOST_CELLS = 256;

    private static final int USUAL_CELLS = 20;

    private final int longestCell;
    private String[] cells = new String[USUAL_CELLS];
    private long number;
    private int count;
    private int longest;
    private boolean empty;

    /** @param longestCell longer cells are cut to one character more, so that they can be detected */
    CsvLines(int longestCell) {
        this.longestCell = longestCell;
    }

    @Override
    protected RecordType getRecordType() {
        return empty ? RecordType.EMPTY : RecordType.DATA;
    }

    @Override
    protected int getFieldCount() {
        return count;
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
        number = startingLineNumber;
        count = 0;
        longest = 0;
        empty = false;
    }

    @Override
    protected void addField(char[] buffer, int offset, int length, boolean quoted) {
        longest = Math.max(longest, length);
        if (count < MOST_CELLS) {
            if (count == cells.length) cells = Arrays.copyOf(cells, 2 * cells.length);
            cells[count] = new String(buffer, offset, Math.min(length, longestCell + 1));
        }
        count++;
    }

    @Override
    protected void setComment(char[] buffer, int offset, int length) {
        throw new IllegalStateException("Comments are not supported.");
    }

    @Override
    protected void setEmpty() {
        empty = true;
    }

    @Override
    protected CsvLine buildRecord() {
        return new CsvLine(begun(), Arrays.copyOf(cells, Math.min(count, MOST_CELLS)), count, longest);
    }

    /** Returns the line that the current row begins on. */
    int begun() {
        return (int) Math.min(number, Integer.MAX_VALUE);
    }
}
