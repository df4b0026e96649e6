package com.sfayn.oms.application.port;

/** Hears of fields of events that are not ours to know: they are left alone, and counted for operators. */
@FunctionalInterface
public interface IgnoredFields {
    /** Nobody counts. */
    IgnoredFields NOT_COUNTED = (eventType, fields) -> {};

    /**
     * An event had such fields.
     *
     * @param eventType one of the types that are known here
     * @param fields how many, at least 1
     */
    void ignored(String eventType, int fields);
}
