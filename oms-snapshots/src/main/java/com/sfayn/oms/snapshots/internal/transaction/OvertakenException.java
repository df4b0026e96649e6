package com.sfayn.oms.snapshots.internal.transaction;

/** Another transaction was first to insert one of the rows that are being written. */
public final class OvertakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
