package com.sfayn.oms.application.internal.change;

import com.sfayn.oms.application.core.Preconditions;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Hashes an input or an event, to find out whether two are equal. Every value is hashed with its kind and length, so
 * that different inputs have different encodings. The order of an object's members is ignored, and so is the
 * idempotency key.
 */
public final class Fingerprint {
    private static final int MOST_PLAIN_DIGITS = 1_000;

    /** The component's name in earlier releases, so that keys recorded by them still replay. */
    private static final String PRECONDITIONS = "safeguards";

    private final ByteArrayOutputStream encoding = new ByteArrayOutputStream();

    private Fingerprint() {}

    /** Returns the fingerprint: 64 hexadecimal characters. */
    public static String of(Record input) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(input);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(fingerprint.encoding.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    private void add(Object value) {
        if (value == null) {
            token('0', "");
        } else if (value instanceof Preconditions preconditions) {
            add(preconditions.expectedVersion());
        } else if (value instanceof Record record) {
            addRecord(record);
        } else if (value instanceof Optional<?> optional) {
            add(optional.orElse(null));
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, content) -> sorted.put(key.toString(), content));
            token('m', Integer.toString(sorted.size()));
            sorted.forEach((key, content) -> {
                token('k', key);
                add(content);
            });
        } else if (value instanceof Collection<?> collection) {
            token('l', Integer.toString(collection.size()));
            collection.forEach(this::add);
        } else if (value instanceof BigDecimal number) {
            token('n', encoded(number.stripTrailingZeros()));
        } else if (value instanceof Number number) {
            token('n', number.toString());
        } else {
            token('s', value.toString());
        }
    }

    /** Without an exponent, so that it equals the same whole number of another type, unless it has too many zeros. */
    private static String encoded(BigDecimal number) {
        return Math.abs((long) number.scale()) > MOST_PLAIN_DIGITS ? number.toString() : number.toPlainString();
    }

    private void addRecord(Record record) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = read(record, component);
            if (value == null && component.isAnnotationPresent(AddedLater.class)) continue;
            token('c', value instanceof Preconditions ? PRECONDITIONS : component.getName());
            add(value);
        }
        token('e', "");
    }

    static Object read(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    record.getClass().getName() + " can't be fingerprinted: the record must be public.", e);
        }
    }

    private void token(char kind, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] head = (kind + Integer.toString(bytes.length) + ":").getBytes(StandardCharsets.US_ASCII);
        encoding.writeBytes(head);
        encoding.writeBytes(bytes);
    }
}
