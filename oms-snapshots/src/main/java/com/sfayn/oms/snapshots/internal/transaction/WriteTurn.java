package com.sfayn.oms.snapshots.internal.transaction;

import com.sfayn.oms.application.port.StorageUnavailableException;

/** The turn of one transaction to write. */
public interface WriteTurn {
    /** For databases that allow concurrent writes. */
    WriteTurn NOT_NEEDED = new WriteTurn() {
        @Override
        public void take() {}

        @Override
        public void during(Runnable writing) {
            writing.run();
        }

        @Override
        public void takeForTheEnd() {}

        @Override
        public void end() {}
    };

    /**
     * Takes the turn before the first write or lock; kept until {@link #end}.
     *
     * @throws StorageUnavailableException if another transaction does not end in time
     */
    void take();

    /** Writes rows to a staging table; other transactions may write between such calls. */
    void during(Runnable writing);

    /** Takes the turn before a transaction that has written is committed or rolled back. */
    void takeForTheEnd();

    /** Ends the turn after the transaction. */
    void end();
}
