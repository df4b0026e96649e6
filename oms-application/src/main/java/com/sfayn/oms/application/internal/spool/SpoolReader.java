package com.sfayn.oms.application.internal.spool;

import com.sfayn.oms.application.core.RowError;
import com.sfayn.oms.application.internal.spool.SpoolWriter.Mark;
import com.sfayn.oms.application.snapshot.row.RowFeed;
import com.sfayn.oms.application.snapshot.row.SnapshotRow;
import com.sfayn.oms.domain.parsing.DecimalMark;
import java.io.DataInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads rows written by {@link SpoolWriter}. */
final class SpoolReader {
    private static final Mark[] MARKS = Mark.values();

    private static final DecimalMark[] DECIMAL_MARKS = DecimalMark.values();

    private final DataInputStream in;
    private final List<String> columns = new ArrayList<>();

    SpoolReader(DataInputStream in) {
        this.in = in;
    }

    /** Passes the next row or error on. Returns false at the end. */
    boolean next(RowFeed.Rows into) throws IOException {
        Mark mark = mark();
        if (mark == Mark.ROW) {
            into.row(row());
        } else if (mark == Mark.ERROR) {
            into.wrong(new RowError(in.readInt(), (String) value(), (String) value(), (String) value()));
        }
        return mark != Mark.END;
    }

    private SnapshotRow row() throws IOException {
        int line = in.readInt();
        DecimalMark decimalMark = DECIMAL_MARKS[in.readByte()];
        int size = in.readInt();
        Map<String, Object> cells = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) cells.put(column(), value());
        return new SnapshotRow(line, cells, false, decimalMark);
    }

    private String column() throws IOException {
        int number = in.readInt();
        if (number == columns.size()) columns.add(text());
        return columns.get(number);
    }

    private Object value() throws IOException {
        return switch (mark()) {
            case NOTHING -> null;
            case FALSE -> false;
            case TRUE -> true;
            case TEXT -> text();
            case WHOLE -> new BigInteger(text());
            case DECIMAL -> new BigDecimal(text());
            case OBJECT -> object();
            case LIST -> list();
            case END, ROW, ERROR -> throw new IOException("The temporary file is damaged.");
        };
    }

    private Map<String, Object> object() throws IOException {
        int size = in.readInt();
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) object.put(text(), value());
        return object;
    }

    private List<Object> list() throws IOException {
        int size = in.readInt();
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) list.add(value());
        return list;
    }

    private Mark mark() throws IOException {
        return MARKS[in.readByte()];
    }

    private String text() throws IOException {
        int length = in.readInt();
        StringBuilder text = new StringBuilder();
        while (text.length() < length) text.append(in.readUTF());
        return text.toString();
    }
}
