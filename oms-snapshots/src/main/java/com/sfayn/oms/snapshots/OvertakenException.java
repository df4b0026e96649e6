package com.sfayn.oms.snapshots;

/** Another transaction was first to insert one of the rows that are being written. */
final class OvertakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
