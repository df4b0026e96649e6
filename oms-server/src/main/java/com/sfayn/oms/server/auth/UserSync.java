package com.sfayn.oms.server.auth;

/** What happens when somebody calls for the first time. */
public enum UserSync {
    /** Refused until synced: by {@code syncUser}, an event, or a fixed grant. */
    REQUIRED,
    /** The first call syncs. */
    AUTOMATIC
}
