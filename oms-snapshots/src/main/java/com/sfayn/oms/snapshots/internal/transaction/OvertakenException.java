package com.sfayn.oms.snapshots.internal.transaction;

/** Signals that another transaction was first to insert one of the rows. */
public final class OvertakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
