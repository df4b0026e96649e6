package com.sfayn.oms.application.port;

/** Counts unknown fields of events, which are ignored, for operators. */
@FunctionalInterface
public interface IgnoredFields {
    /** Counts nothing. */
    IgnoredFields NOT_COUNTED = (eventType, fields) -> {};

    /**
     * Records that an event had unknown fields.
     *
     * @param eventType a known event type
     * @param fields the number of unknown fields, at least 1
     */
    void ignored(String eventType, int fields);
}
