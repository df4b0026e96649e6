package com.sfayn.oms.server.auth.issuer;

/** How users become known when they call for the first time. */
public enum UserSync {
    /** The user is refused until synced by {@code syncUser}, an event, or a fixed grant. */
    REQUIRED,
    /** The first call syncs the user. */
    AUTOMATIC
}
