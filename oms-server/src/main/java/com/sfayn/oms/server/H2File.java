package com.sfayn.oms.server;

import com.sfayn.oms.domain.reading.Ascii;
import com.sfayn.oms.server.config.DatabaseSettings;
import com.sfayn.oms.snapshots.OpenMark;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An H2 database in a file of this process. One connection keeps it open from the first moment to the last, whatever the
 * pools do, and closes it in order: marked as closed, and compacted for a few seconds at most.
 */
final class H2File implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(H2File.class);

    /** For another process that is only just ending. */
    private static final Duration IN_USE = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final DatabaseSettings settings;
    private final DataSource connections;
    private final Connection anchor;
    private boolean wasLeftOpen;
    private boolean mayBeWrong;

    private H2File(DatabaseSettings settings, DataSource connections, Connection anchor) {
        this.settings = settings;
        this.connections = connections;
        this.anchor = anchor;
    }

    /** Whether it is such a file, and no database in memory, of a server, or shared with other processes. */
    static boolean isMeantBy(DatabaseSettings settings) {
        String url = Ascii.toLowerCase(settings.url());
        if (!url.startsWith("jdbc:h2:") || url.contains("auto_server=true")) return false;
        return !url.startsWith("jdbc:h2:mem:") && !url.startsWith("jdbc:h2:tcp:") && !url.startsWith("jdbc:h2:ssl:");
    }

    /** @throws IllegalStateException if it can't be opened */
    static H2File open(DatabaseSettings settings) {
        DataSource connections = Databases.direct(settings);
        long deadline = System.nanoTime() + IN_USE.toNanos();
        boolean told = false;
        while (true) {
            try {
                return new H2File(settings, connections, connections.getConnection());
            } catch (SQLException e) {
                if (e.getErrorCode() != ErrorCode.DATABASE_ALREADY_OPEN_1 || System.nanoTime() > deadline) {
                    throw new IllegalStateException(e.getMessage(), e);
                }
                if (!told) {
                    LOG.warn(
                            "The database {} is in use by another process; waiting {} s for its end.",
                            Databases.name(settings),
                            IN_USE.toSeconds());
                }
                told = true;
                pause();
            }
        }
    }

    /** Once the tables are up to date: from now on, an end without {@link #close} is noticed by the next start. */
    void mark() {
        wasLeftOpen = OpenMark.in(connections, settings.schema()).set();
        mayBeWrong = wasLeftOpen;
    }

    boolean wasLeftOpen() {
        return wasLeftOpen;
    }

    /** @param holds what a check said; only where all holds, the mark is taken away at the end */
    void found(boolean holds) {
        mayBeWrong = !holds;
    }

    /** Leaves the file marked, where it could not be used. */
    void leave() {
        mayBeWrong = true;
        close();
    }

    /** After everything that works with the database has ended. */
    @Override
    public void close() {
        try (Connection last = anchor;
                Statement statement = last.createStatement()) {
            if (!mayBeWrong) OpenMark.in(connections, settings.schema()).clear();
            statement.execute("shutdown");
        } catch (SQLException | RuntimeException e) {
            LOG.warn(
                    "The database {} was not closed in order; the next start checks it: {}",
                    Databases.name(settings),
                    e.getMessage());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
