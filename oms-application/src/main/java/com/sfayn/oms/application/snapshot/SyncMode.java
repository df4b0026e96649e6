package com.sfayn.oms.application.snapshot;

/** What becomes of rows on record that are not among those given. */
public enum SyncMode {
    /** They stay. */
    UPSERT,
    /** They are deactivated, if one of the given rows has the same owner. */
    REPLACE
}
