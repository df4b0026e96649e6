package com.sfayn.oms.snapshots.internal.document;

/**
 * The one description of a value's stored form: it both writes and reads. An implementation names each member once,
 * with its key and its accessor, in the order in which they are stored.
 */
@FunctionalInterface
interface Codec<T> {
    /** Makes a value of the members. When they are written, the value is an equal copy of the one that is written. */
    T of(Members<T> members);

    /** Returns null for null. */
    default Document write(T value) {
        return value == null ? null : write(value, new Document());
    }

    /** Adds the value's members to the document. */
    default Document write(T value, Document document) {
        of(new Members.Written<>(value, document));
        return document;
    }

    default T read(Document.Reader document) {
        return of(new Members.Read<>(document));
    }
}
