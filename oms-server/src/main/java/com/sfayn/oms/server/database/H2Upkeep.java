package com.sfayn.oms.server.database;

import com.sfayn.oms.snapshots.WriteTurns;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Maintains the H2 file in the background, since {@code WRITE_DELAY=0} disables H2's own thread for that: it syncs
 * written data to disk, and moves live data out of the oldest parts of the file, so that their space is reused. Each
 * step is short, and no transaction writes meanwhile.
 */
final class H2Upkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(H2Upkeep.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration TURN = Duration.ofMillis(500);

    /** The target percentage of the file that is in use. */
    private static final int FILLED = 50;

    private static final int BYTES_AT_ONCE = 4 * 1024 * 1024;

    private final Anchor anchor;
    private final WriteTurns turns;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(H2Upkeep::thread);
    private long version = -1;
    private boolean failed;

    private H2Upkeep(Anchor anchor, WriteTurns turns) {
        this.anchor = anchor;
        this.turns = turns;
    }

    /** @param anchor provides a connection that keeps the database open */
    static H2Upkeep start(Anchor anchor, WriteTurns turns) {
        H2Upkeep upkeep = new H2Upkeep(anchor, turns);
        upkeep.worker.scheduleWithFixedDelay(upkeep::run, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        return upkeep;
    }

    private void run() {
        try {
            MVStore store = H2Connections.store(anchor.open());
            if (store == null || store.isClosed() || store.getCurrentVersion() == version) return;
            store.sync();
            if (!turns.isLongTransactionUnderWay()) {
                turns.exclusively(TURN, () -> store.compact(FILLED, BYTES_AT_ONCE));
            }
            version = store.getCurrentVersion();
            failed = false;
        } catch (SQLException | RuntimeException e) {
            if (!failed) LOG.warn("The upkeep of the H2 file failed and is retried every second: {}", e.getMessage());
            failed = true;
        }
    }

    /** Gives access to the store, since H2 has no SQL statements for its upkeep. */
    @FunctionalInterface
    interface Anchor {
        /** Returns a connection to the open database. */
        Connection open() throws SQLException;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "h2-upkeep");
        thread.setDaemon(true);
        return thread;
    }

    /** Waits for a running step to end. */
    @Override
    public void close() {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(10, TimeUnit.SECONDS)) LOG.warn("The upkeep of the H2 file did not end.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
