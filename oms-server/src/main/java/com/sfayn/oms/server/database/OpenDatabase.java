package com.sfayn.oms.server.database;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.port.StorageUnavailableException;
import com.sfayn.oms.snapshots.JdbiStorage;
import com.sfayn.oms.snapshots.JdbiStorageBuilder;
import com.sfayn.oms.snapshots.WriteTurns;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database of the settings, opened and migrated. An H2 file that was not closed properly must be checked before it
 * is used: {@link #checkIfLeftOpen}.
 */
public final class OpenDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenDatabase.class);

    /** Long, since no caller is waiting at startup. */
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofMillis(500);

    /** SQL states of PostgreSQL: it is starting, or has no connection left. */
    private static final Set<String> TRANSIENT = Set.of("57P03", "53300");

    /** The purpose of opening a database. */
    public enum Purpose {
        /** Normal use: it is created and migrated, and after an unclean shutdown its indexes are rebuilt. */
        WORK,
        /** Read-only: it must exist and be up to date, and is not changed. */
        READ_ONLY,
        /** Repair: it must exist and be up to date; the indexes of an H2 file are rebuilt. */
        REPAIR
    }

    private final DatabaseSettings settings;
    private final Purpose purpose;
    private final WriteTurns turns = new WriteTurns();
    private final Optional<H2File> file;
    private final List<String> applied;

    private OpenDatabase(DatabaseSettings settings, Purpose purpose) {
        this.settings = settings;
        this.purpose = purpose;
        Databases.Opening opening = purpose == Purpose.WORK ? Databases.Opening.CREATING : Databases.Opening.EXISTING;
        Optional<H2File> opened = Optional.empty();
        try {
            opened = isFile(settings) ? Optional.of(H2File.open(settings, opening, turns)) : Optional.empty();
            if (purpose != Purpose.READ_ONLY) opened.ifPresent(file -> file.rebuildIndexes(purpose == Purpose.REPAIR));
            this.applied =
                    withRetry(() -> builder(Databases.direct(settings, opening)).migrate());
            opened.ifPresent(H2File::mark);
        } catch (RuntimeException e) {
            opened.ifPresent(H2File::leave);
            throw e;
        }
        this.file = opened;
    }

    private static boolean isFile(DatabaseSettings settings) {
        if (!H2Url.isMeantBy(settings)) return false;
        H2Url url = new H2Url(settings.url());
        url.requireSafe();
        return url.isFile();
    }

    private JdbiStorageBuilder builder(DataSource source) {
        JdbiStorageBuilder builder =
                JdbiStorage.builder(source).schema(settings.schema()).role(settings.role());
        return purpose == Purpose.WORK ? builder : builder.withoutMigrating();
    }

    /** @throws StartupException if it can't be reached or used */
    public static OpenDatabase open(DatabaseSettings settings) {
        return open(settings, Purpose.WORK);
    }

    /** @throws StartupException if it can't be reached or used, or does not meet the conditions of the purpose */
    public static OpenDatabase open(DatabaseSettings settings, Purpose purpose) {
        try {
            return new OpenDatabase(settings, purpose);
        } catch (StorageUnavailableException | IllegalStateException e) {
            throw StartupException.database(settings, e);
        }
    }

    /** Returns the applied migrations, oldest first. */
    public List<String> applied() {
        return applied;
    }

    /** Returns the pool for requests; see {@link Databases#pool}. */
    public HikariDataSource pool(MeterRegistry metrics) {
        return registered(Databases.pool(settings, connections(), metrics));
    }

    /** Returns the pool for imports; see {@link Databases#importPool}. */
    public HikariDataSource importPool() {
        return registered(Databases.importPool(settings, connections()));
    }

    /** Returns the pool for the event feed; see {@link Databases#feedPool}. */
    public HikariDataSource feedPool() {
        return registered(Databases.feedPool(settings, connections()));
    }

    /** Returns the pool for commands. */
    public HikariDataSource commandPool() {
        return registered(Databases.commandPool(settings, connections()));
    }

    private Optional<DataSource> connections() {
        return file.map(H2File::connections);
    }

    private HikariDataSource registered(HikariDataSource pool) {
        file.ifPresent(opened -> opened.connections().add(pool));
        return pool;
    }

    /** @throws StartupException if the database can't be reached or used */
    public JdbiStorage storage(HikariDataSource pool) {
        return storage(pool, Databases.READ_TIMEOUT, Databases.CHANGE_TIMEOUT);
    }

    /**
     * Returns the storage for a command, which waits longer than a request.
     *
     * @throws StartupException if the database can't be reached or used
     */
    public JdbiStorage storageOfCommand(HikariDataSource pool) {
        return storage(pool, Databases.COMMAND_TIMEOUT, Databases.COMMAND_TIMEOUT);
    }

    private JdbiStorage storage(HikariDataSource pool, Duration readTimeout, Duration changeTimeout) {
        try {
            return withRetry(() -> builder(pool)
                    .answerTimeouts(readTimeout, changeTimeout)
                    .writeTurns(turns)
                    .build());
        } catch (StorageUnavailableException | IllegalStateException e) {
            throw StartupException.database(settings, e);
        }
    }

    /**
     * Checks an H2 file that was not closed properly, and repairs what can be repaired.
     *
     * @throws StartupException if there are errors that can't be repaired
     */
    public void checkIfLeftOpen(Oms oms) {
        if (file.filter(H2File::wasLeftOpen).isEmpty()) return;
        file.get().dropLoads();
        StartCheck.run(oms.maintenance().checkData(), Databases.name(settings));
        file.get().found(true);
    }

    /** @param holds whether a check found no errors, so that the next start needs no check */
    public void checked(boolean holds) {
        file.ifPresent(opened -> opened.found(holds));
    }

    /**
     * Whether the database answers and accepts changes now.
     *
     * @param pool the pool whose connection is used
     */
    public boolean isWritable(DataSource pool) {
        return Databases.takesChanges(pool) && file.map(H2File::isWritable).orElse(true);
    }

    @Override
    public void close() {
        file.ifPresent(H2File::close);
    }

    /** Retries while the database is starting or has no connection available. */
    private <R> R withRetry(Supplier<R> opening) {
        return new OpeningRetry(START_TIMEOUT, PAUSE, OpenDatabase::isTransientFault, this::reportRetries).run(opening);
    }

    private static boolean isTransientFault(RuntimeException fault) {
        return fault instanceof StorageUnavailableException unavailable && isTransient(unavailable);
    }

    private void reportRetries() {
        LOG.warn(
                "The database {} does not answer yet; retrying for up to {} s.",
                Databases.name(settings),
                START_TIMEOUT.toSeconds());
    }

    /** Also true for timeouts, but not for a closed port: that is usually a wrong address, not a slow start. */
    public static boolean isTransient(StorageUnavailableException fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) return !isRefused(cause);
            if (cause instanceof SQLException sql && TRANSIENT.contains(Objects.toString(sql.getSQLState())))
                return true;
            if (cause instanceof SocketTimeoutException) return true;
        }
        return false;
    }

    /** The pool's exception reports a timeout; its cause, if any, has the reason. */
    private static boolean isRefused(Throwable timeout) {
        for (Throwable cause = timeout.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) return true;
        }
        return false;
    }
}
