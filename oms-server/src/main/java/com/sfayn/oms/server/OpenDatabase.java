package com.sfayn.oms.server;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.port.StorageUnavailableException;
import com.sfayn.oms.server.config.DatabaseSettings;
import com.sfayn.oms.snapshots.JdbiStorage;
import com.sfayn.oms.snapshots.WriteTurns;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database that settings name, opened and up to date for as long as this process works with it. An H2 file that was
 * not closed in order is to be checked before anybody works with it: {@link #checkIfLeftOpen}.
 */
final class OpenDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenDatabase.class);

    /** At a start there is nobody who waits for an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final DatabaseSettings settings;
    private final WriteTurns turns = new WriteTurns();
    private final Optional<H2File> file;
    private final List<String> applied;

    private OpenDatabase(DatabaseSettings settings) {
        this.settings = settings;
        Optional<H2File> opened = Optional.empty();
        try {
            opened = H2File.isMeantBy(settings) ? Optional.of(H2File.open(settings, turns)) : Optional.empty();
            this.applied = patiently(() -> JdbiStorage.builder(Databases.direct(settings))
                    .schema(settings.schema())
                    .role(settings.role())
                    .migrate());
            opened.ifPresent(H2File::mark);
        } catch (RuntimeException e) {
            opened.ifPresent(H2File::leave);
            throw e;
        }
        this.file = opened;
    }

    /** @throws CannotStartException if it can't be reached or used */
    static OpenDatabase open(DatabaseSettings settings) {
        try {
            return new OpenDatabase(settings);
        } catch (StorageUnavailableException | IllegalStateException e) {
            throw CannotStartException.database(settings, e);
        }
    }

    /** The migrations that opening it applied, oldest first. */
    List<String> applied() {
        return applied;
    }

    /** To work with it; see {@link Databases#pool}. */
    HikariDataSource pool(MeterRegistry metrics) {
        return registered(Databases.pool(settings, connections(), metrics));
    }

    /** For imports; see {@link Databases#importPool}. */
    HikariDataSource importPool() {
        return registered(Databases.importPool(settings, connections()));
    }

    /** For the work of a command. */
    HikariDataSource commandPool() {
        return registered(Databases.commandPool(settings, connections()));
    }

    private Optional<DataSource> connections() {
        return file.map(H2File::connections);
    }

    private HikariDataSource registered(HikariDataSource pool) {
        file.ifPresent(opened -> opened.connections().add(pool));
        return pool;
    }

    /** @throws CannotStartException if the database can't be reached or used */
    JdbiStorage storage(HikariDataSource pool) {
        return storage(pool, Databases.READ_TIMEOUT, Databases.CHANGE_TIMEOUT);
    }

    /**
     * For the work of a command, which waits longer than a request.
     *
     * @throws CannotStartException if the database can't be reached or used
     */
    JdbiStorage storageOfCommand(HikariDataSource pool) {
        return storage(pool, Databases.COMMAND_TIMEOUT, Databases.COMMAND_TIMEOUT);
    }

    private JdbiStorage storage(HikariDataSource pool, Duration readTimeout, Duration changeTimeout) {
        try {
            return patiently(() -> JdbiStorage.builder(pool)
                    .schema(settings.schema())
                    .role(settings.role())
                    .answerTimeouts(readTimeout, changeTimeout)
                    .writeTurns(turns)
                    .build());
        } catch (StorageUnavailableException | IllegalStateException e) {
            throw CannotStartException.database(settings, e);
        }
    }

    /**
     * Checks an H2 file that was not closed in order, and repairs what can be repaired.
     *
     * @throws CannotStartException if there is more
     */
    void checkIfLeftOpen(Oms oms) {
        if (file.filter(H2File::wasLeftOpen).isEmpty()) return;
        StartCheck.run(oms.checkData(), Databases.name(settings));
        file.get().found(true);
    }

    /** @param holds whether a check has found everything in order, so that the next start needs none */
    void checked(boolean holds) {
        file.ifPresent(opened -> opened.found(holds));
    }

    /**
     * Whether a change would be kept now: the database answers, and takes changes.
     *
     * @param pool of which a connection is asked
     */
    boolean isWritable(DataSource pool) {
        return Databases.takesChanges(pool) && file.map(H2File::isWritable).orElse(true);
    }

    @Override
    public void close() {
        file.ifPresent(H2File::close);
    }

    /** Tries again while a database that is there has no connection to spare, or is only starting. */
    private <R> R patiently(Supplier<R> opening) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean told = false;
        while (true) {
            try {
                return opening.get();
            } catch (StorageUnavailableException e) {
                if (!isPassing(e) || System.nanoTime() > deadline) throw e;
                if (!told) {
                    LOG.warn(
                            "The database {} does not answer yet; trying for {} s.",
                            Databases.name(settings),
                            PATIENCE.toSeconds());
                }
                told = true;
                pause();
            }
        }
    }

    private static boolean isPassing(StorageUnavailableException fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) return !isRefused(cause);
            if (cause instanceof SQLException sql && "57P03".equals(sql.getSQLState())) return true;
        }
        return false;
    }

    /** The pool's own exception says that it waited in vain; its cause, if there is one, why. */
    private static boolean isRefused(Throwable timeout) {
        for (Throwable cause = timeout.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) return true;
        }
        return false;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
