package com.sfayn.oms.snapshots.internal.document;

import com.sfayn.oms.domain.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The members of a stored document, in one of two directions: written from a value, or read to make one. Each method
 * writes or reads one member and returns its value. So a field can't be written under one key and read under another.
 */
abstract class Members<T> {
    interface Writer<V> {
        void write(Document document, String key, V value);
    }

    interface Reader<V> {
        V read(Document.Reader document, String key);
    }

    abstract <V> V member(String key, Function<T, V> get, Writer<V> writer, Reader<V> reader);

    /** A part whose members are stored among those of the whole. */
    abstract <V> V embedded(Function<T, V> get, Codec<V> codec);

    String text(String key, Function<T, String> get) {
        return member(key, get, Document::text, Document.Reader::text);
    }

    <E extends Enum<E>> E name(String key, Function<T, E> get, Class<E> type) {
        return member(key, get, Document::name, (document, name) -> document.name(name, type));
    }

    int number(String key, Function<T, Integer> get) {
        return member(key, get, Document::number, Document.Reader::number);
    }

    boolean flag(String key, Function<T, Boolean> get) {
        return member(key, get, Document::flag, Document.Reader::flag);
    }

    /** A flag that is left out if it has its usual value. */
    boolean flag(String key, Function<T, Boolean> get, boolean usual) {
        return member(
                key,
                get,
                (document, name, value) -> document.flagIfNot(name, value, usual),
                (document, name) -> document.flagOr(name, usual));
    }

    BigDecimal decimal(String key, Function<T, BigDecimal> get) {
        return member(key, get, Document::decimal, Document.Reader::decimal);
    }

    Money money(String key, Function<T, Money> get) {
        return member(key, get, Document::money, Document.Reader::money);
    }

    Instant time(String key, Function<T, Instant> get) {
        return member(key, get, Document::time, Document.Reader::time);
    }

    /** JSON values in JDK collections, stored as a string of JSON. */
    Object quoted(String key, Function<T, Object> get) {
        return member(key, get, Document::quoted, Document.Reader::quoted);
    }

    Map<String, Object> quotedMap(String key, Function<T, Map<String, Object>> get) {
        return member(key, get, Document::quoted, Document.Reader::quotedMap);
    }

    <V> V part(String key, Function<T, V> get, Codec<V> codec) {
        return member(
                key,
                get,
                (document, name, value) -> document.part(name, codec.write(value)),
                (document, name) -> document.part(name, codec::read));
    }

    <V> List<V> parts(String key, Function<T, List<V>> get, Codec<V> codec) {
        return member(
                key,
                get,
                (document, name, values) -> document.parts(name, values, codec::write),
                (document, name) -> document.parts(name, codec::read));
    }

    static final class Written<T> extends Members<T> {
        private final T value;
        private final Document document;

        Written(T value, Document document) {
            this.value = value;
            this.document = document;
        }

        @Override
        <V> V member(String key, Function<T, V> get, Writer<V> writer, Reader<V> reader) {
            V member = get.apply(value);
            writer.write(document, key, member);
            return member;
        }

        @Override
        <V> V embedded(Function<T, V> get, Codec<V> codec) {
            V part = get.apply(value);
            codec.write(part, document);
            return part;
        }
    }

    static final class Read<T> extends Members<T> {
        private final Document.Reader document;

        Read(Document.Reader document) {
            this.document = document;
        }

        @Override
        <V> V member(String key, Function<T, V> get, Writer<V> writer, Reader<V> reader) {
            return reader.read(document, key);
        }

        @Override
        <V> V embedded(Function<T, V> get, Codec<V> codec) {
            return codec.read(document);
        }
    }
}
