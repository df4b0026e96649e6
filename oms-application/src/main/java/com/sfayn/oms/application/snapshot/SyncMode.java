package com.sfayn.oms.application.snapshot;

/** What happens to stored rows that are not among the given ones. */
public enum SyncMode {
    /** They are kept. */
    UPSERT,
    /** They are deactivated if one of the given rows has the same owner. */
    REPLACE
}
