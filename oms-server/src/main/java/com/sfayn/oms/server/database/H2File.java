package com.sfayn.oms.server.database;

import com.sfayn.oms.snapshots.WriteTurns;
import com.sfayn.oms.snapshots.internal.schema.OpenMarker;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.h2.api.ErrorCode;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An H2 database file that is opened by this process. One connection keeps it open independently of the pools, and
 * closes it properly: marked as closed, and compacted for a few seconds at most. H2 closes the database itself when it
 * can't write to the file; the next check for writability opens it again.
 */
public final class H2File implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(H2File.class);

    /** How long to wait for another process that is just ending. */
    private static final Duration IN_USE = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(250);

    private static final long QUICKLY_COPIED = 250L * 1024 * 1024;
    private static final Duration TURN = Duration.ofSeconds(1);

    private final DatabaseSettings settings;
    private final H2Connections connections;
    private final WriteTurns turns;
    private final H2Upkeep upkeep;
    private volatile Connection anchor;
    private boolean wasLeftOpen;
    private final WriteProof proof;
    private volatile boolean mayBeWrong;
    private boolean isFaulty;

    private H2File(
            DatabaseSettings settings,
            H2Connections connections,
            Connection anchor,
            WriteTurns turns,
            WriteProof proof) {
        this.settings = settings;
        this.connections = connections;
        this.anchor = anchor;
        this.turns = turns;
        this.proof = proof;
        this.upkeep = H2Upkeep.start(this::openAnchor, turns);
    }

    /**
     * @param opening whether a missing file is created
     * @throws IllegalStateException if it can't be opened
     */
    public static H2File open(DatabaseSettings settings, Databases.Opening opening, WriteTurns turns) {
        return open(settings, opening, turns, new WriteProof(System::nanoTime));
    }

    /** @throws IllegalStateException if it can't be opened */
    static H2File open(DatabaseSettings settings, Databases.Opening opening, WriteTurns turns, WriteProof proof) {
        H2Connections connections = new H2Connections(Databases.direct(settings, opening));
        OpeningRetry retry = new OpeningRetry(IN_USE, PAUSE, H2File::isInUse, () -> reportInUse(settings));
        return new H2File(settings, connections, retry.run(() -> connect(connections)), turns, proof);
    }

    private static Connection connect(H2Connections connections) {
        try {
            return connections.getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static boolean isInUse(RuntimeException fault) {
        return fault.getCause() instanceof SQLException sql && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1;
    }

    private static void reportInUse(DatabaseSettings settings) {
        LOG.warn(
                "The database {} is in use by another process; waiting up to {} s for it.",
                Databases.name(settings),
                IN_USE.toSeconds());
    }

    /**
     * Rebuilds the indexes, if the file was not closed properly or {@code always}. Must run before an index is used.
     *
     * @throws StartupException if the file is damaged
     */
    void rebuildIndexes(boolean always) {
        try {
            if (!always && openMark().isClosedInOrder()) return;
            int indexes = H2Indexes.rebuild(anchor, Databases.name(settings));
            if (indexes > 0) LOG.info("Rebuilt {} indexes of {}.", indexes, Databases.name(settings));
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Marks the file as open, after the migrations. The next start detects an end without {@link #close}. */
    void mark() {
        wasLeftOpen = openMark().set();
        mayBeWrong = wasLeftOpen;
    }

    /** Drops unfinished imports after an unclean shutdown. */
    void dropLoads() {
        openMark().dropLoads();
    }

    boolean wasLeftOpen() {
        return wasLeftOpen;
    }

    /** @param holds the result of a check; the mark is only removed at the end if it is true */
    void found(boolean holds) {
        mayBeWrong = !holds;
    }

    /**
     * Whether changes can be written now. Opens the database again if H2 has closed it, e.g. because the disk was full.
     */
    synchronized boolean isWritable() {
        try {
            openAnchor();
            if (proof.holds()) return true;
            if (turns.exclusively(TURN, openMark()::touch)) {
                proof.record();
            } else if (proof.isOverdue() && !turns.isLongTransactionUnderWay()) {
                throw new IllegalStateException("a change that does not end blocks all others.");
            } else {
                // others are writing
                return true;
            }
            if (isFaulty) LOG.warn("The database {} can be written to again.", Databases.name(settings));
            isFaulty = false;
            return true;
        } catch (SQLException | RuntimeException e) {
            if (!isFaulty) LOG.error("The database {} can't be written to: {}", Databases.name(settings), reason(e));
            isFaulty = true;
            return false;
        }
    }

    /** Returns a connection to the open database; opens it again if H2 has closed it. */
    private synchronized Connection openAnchor() throws SQLException {
        if (!H2Connections.isDead(anchor)) return anchor;
        proof.discard();
        // it was not closed properly, so the next start must check it
        mayBeWrong = true;
        connections.evictFromPools();
        anchor.close();
        anchor = connections.getConnection();
        LOG.debug("H2 had closed the database {} after an error; it is open again.", Databases.name(settings));
        return anchor;
    }

    /** Returns the source of all connections to the file. */
    public H2Connections connections() {
        return connections;
    }

    private static String reason(Exception fault) {
        Throwable root = fault;
        while (root.getCause() != null) root = root.getCause();
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }

    private OpenMarker openMark() {
        return OpenMarker.in(connections, settings.schema());
    }

    /** Closes the file but leaves it marked, because it could not be used. */
    void leave() {
        mayBeWrong = true;
        close();
    }

    /** Must be called after everything that uses the database has ended. */
    @Override
    public void close() {
        upkeep.close();
        try (Connection last = openAnchor();
                Statement statement = last.createStatement()) {
            if (!mayBeWrong) openMark().clear();
            statement.execute(isQuicklyCompacted(last) ? "shutdown compact" : "shutdown");
        } catch (SQLException | RuntimeException e) {
            LOG.warn(
                    "The database {} was not closed properly; the next start checks it: {}",
                    Databases.name(settings),
                    e.getMessage());
        }
    }

    /** Compaction takes about a second per 50 MB in use. */
    private static boolean isQuicklyCompacted(Connection connection) throws SQLException {
        MVStore store = H2Connections.store(connection);
        long inUse = store.getFileStore().size()
                * store.getFillRate()
                / 100
                * store.getFileStore().getChunksFillRate()
                / 100;
        return inUse < QUICKLY_COPIED;
    }
}
