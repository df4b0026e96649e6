package com.sfayn.oms.application.internal.spool;

import com.sfayn.oms.application.core.RowError;
import com.sfayn.oms.application.snapshot.row.SnapshotRow;
import com.sfayn.oms.domain.parsing.ExactNumber;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Writes rows for {@link SpoolReader}: strings unchanged, and each column name once. */
final class SpoolWriter {
    /** The type tag of a row or a value. */
    enum Mark {
        END,
        ROW,
        ERROR,
        NOTHING,
        FALSE,
        TRUE,
        TEXT,
        WHOLE,
        DECIMAL,
        OBJECT,
        LIST
    }

    /** Maximum length of a piece of a string, so that {@link DataOutputStream#writeUTF} can write it. */
    private static final int PIECE = 20_000;

    private static final int DEEPEST = 40;

    private final DataOutputStream out;
    private final Map<String, Integer> columns = new HashMap<>();

    SpoolWriter(DataOutputStream out) {
        this.out = out;
    }

    /** Writes the row, or an error if it contains an unsupported value. */
    void row(SnapshotRow row) throws IOException {
        for (Map.Entry<String, ?> cell : row.cells().entrySet()) {
            if (isWritable(cell.getValue(), 0)) continue;
            error(new RowError(
                    row.line(),
                    cell.getKey(),
                    String.valueOf(cell.getValue()),
                    cell.getKey() + " contains a " + cell.getValue().getClass().getName()
                            + " or is nested too deeply; give strings, whole numbers, BigDecimal, booleans, or maps and"
                            + " lists of these."));
            return;
        }
        mark(Mark.ROW);
        out.writeInt(row.line());
        out.writeByte(row.decimalMark().ordinal());
        out.writeInt(row.cells().size());
        for (Map.Entry<String, ?> cell : row.cells().entrySet()) {
            column(cell.getKey());
            value(cell.getValue());
        }
    }

    void error(RowError error) throws IOException {
        mark(Mark.ERROR);
        out.writeInt(error.line());
        value(error.column());
        value(error.value());
        value(error.message());
    }

    void end() throws IOException {
        mark(Mark.END);
    }

    private void column(String name) throws IOException {
        Integer number = columns.get(name);
        out.writeInt(number == null ? columns.size() : number);
        if (number != null) return;
        columns.put(name, columns.size());
        text(name);
    }

    private static boolean isWritable(Object value, int depth) {
        if (depth > DEEPEST) return false;
        if (value instanceof Map<?, ?> map) return areWritable(map.values(), depth);
        if (value instanceof Collection<?> elements) return areWritable(elements, depth);
        return value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof BigDecimal
                || ExactNumber.isWhole(value);
    }

    private static boolean areWritable(Collection<?> values, int depth) {
        for (Object value : values) {
            if (!isWritable(value, depth + 1)) return false;
        }
        return true;
    }

    private void value(Object value) throws IOException {
        if (value == null) {
            mark(Mark.NOTHING);
        } else if (value instanceof Boolean flag) {
            mark(flag ? Mark.TRUE : Mark.FALSE);
        } else if (value instanceof String text) {
            mark(Mark.TEXT);
            text(text);
        } else if (value instanceof Map<?, ?> map) {
            mark(Mark.OBJECT);
            out.writeInt(map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                text(String.valueOf(entry.getKey()));
                value(entry.getValue());
            }
        } else if (value instanceof Collection<?> elements) {
            mark(Mark.LIST);
            out.writeInt(elements.size());
            for (Object element : elements) value(element);
        } else {
            mark(value instanceof BigDecimal ? Mark.DECIMAL : Mark.WHOLE);
            text(value.toString());
        }
    }

    private void mark(Mark mark) throws IOException {
        out.writeByte(mark.ordinal());
    }

    private void text(String text) throws IOException {
        out.writeInt(text.length());
        for (int from = 0; from < text.length(); from += PIECE) {
            out.writeUTF(text.substring(from, Math.min(text.length(), from + PIECE)));
        }
    }
}
