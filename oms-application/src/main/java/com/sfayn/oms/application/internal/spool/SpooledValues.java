package com.sfayn.oms.application.internal.spool;

import com.sfayn.oms.domain.parsing.ExactNumber;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes values of cells and reads them back unchanged: strings of any characters, numbers with all their digits. */
final class SpooledValues {
    private enum Kind {
        NOTHING,
        FALSE,
        TRUE,
        TEXT,
        WHOLE,
        DECIMAL,
        OBJECT,
        LIST
    }

    private static final Kind[] KINDS = Kind.values();

    /** Maximum length of a piece of a string, so that {@link DataOutput#writeUTF} can write it. */
    private static final int PIECE = 20_000;

    private static final int DEEPEST = 40;

    private SpooledValues() {}

    static boolean isWritable(Object value) {
        return isWritable(value, 0);
    }

    private static boolean isWritable(Object value, int depth) {
        if (depth > DEEPEST) return false;
        if (value instanceof Map<?, ?> map) return isWritable(map.values(), depth);
        if (value instanceof Collection<?> elements) {
            return elements.stream().allMatch(element -> isWritable(element, depth + 1));
        }
        return value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof BigDecimal
                || ExactNumber.isWhole(value);
    }

    static void write(DataOutput out, Object value) throws IOException {
        if (value == null) {
            mark(out, Kind.NOTHING);
        } else if (value instanceof Boolean flag) {
            mark(out, flag ? Kind.TRUE : Kind.FALSE);
        } else if (value instanceof String text) {
            mark(out, Kind.TEXT);
            writeText(out, text);
        } else if (value instanceof Map<?, ?> map) {
            mark(out, Kind.OBJECT);
            writeObject(out, map);
        } else if (value instanceof Collection<?> elements) {
            mark(out, Kind.LIST);
            out.writeInt(elements.size());
            for (Object element : elements) write(out, element);
        } else {
            mark(out, value instanceof BigDecimal ? Kind.DECIMAL : Kind.WHOLE);
            writeText(out, value.toString());
        }
    }

    static Object read(DataInput in) throws IOException {
        return switch (KINDS[in.readByte()]) {
            case NOTHING -> null;
            case FALSE -> false;
            case TRUE -> true;
            case TEXT -> readText(in);
            case WHOLE -> new BigInteger(readText(in));
            case DECIMAL -> new BigDecimal(readText(in));
            case OBJECT -> readObject(in);
            case LIST -> {
                int size = in.readInt();
                List<Object> list = new ArrayList<>();
                for (int i = 0; i < size; i++) list.add(read(in));
                yield list;
            }
        };
    }

    static void writeObject(DataOutput out, Map<?, ?> object) throws IOException {
        out.writeInt(object.size());
        for (Map.Entry<?, ?> member : object.entrySet()) {
            writeText(out, String.valueOf(member.getKey()));
            write(out, member.getValue());
        }
    }

    static Map<String, Object> readObject(DataInput in) throws IOException {
        int size = in.readInt();
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) object.put(readText(in), read(in));
        return object;
    }

    private static void mark(DataOutput out, Kind kind) throws IOException {
        out.writeByte(kind.ordinal());
    }

    private static void writeText(DataOutput out, String text) throws IOException {
        out.writeInt(text.length());
        for (int from = 0; from < text.length(); from += PIECE) {
            out.writeUTF(text.substring(from, Math.min(text.length(), from + PIECE)));
        }
    }

    private static String readText(DataInput in) throws IOException {
        int length = in.readInt();
        StringBuilder text = new StringBuilder();
        while (text.length() < length) text.append(in.readUTF());
        return text.toString();
    }
}
