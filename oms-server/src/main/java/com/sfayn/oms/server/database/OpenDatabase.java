package com.sfayn.oms.server.database;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.port.StorageUnavailableException;
import com.sfayn.oms.snapshots.JdbiStorage;
import com.sfayn.oms.snapshots.transaction.WriteTurns;
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
 * The database that settings name, opened and up to date for as long as this process works with it. An H2 file that was
 * not closed in order is to be checked before anybody works with it: {@link #checkIfLeftOpen}.
 */
public final class OpenDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenDatabase.class);

    /** At a start there is nobody who waits for an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofMillis(500);

    /** PostgreSQL is starting, or has no connection left. */
    private static final Set<String> PASSING = Set.of("57P03", "53300");

    /** What a database is opened for. */
    public enum Purpose {
        /** It is created, brought up to date, and after an unclean stop made ready for a check. */
        WORK,
        /** It has to be there and up to date, and stays as it is. */
        LOOK,
        /** It has to be there and up to date; an H2 file's indexes are made anew. */
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
            if (purpose != Purpose.LOOK) opened.ifPresent(file -> file.mendIndexes(purpose == Purpose.REPAIR));
            this.applied =
                    patiently(() -> builder(Databases.direct(settings, opening)).migrate());
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

    private JdbiStorage.Builder builder(DataSource source) {
        JdbiStorage.Builder builder =
                JdbiStorage.builder(source).schema(settings.schema()).role(settings.role());
        return purpose == Purpose.WORK ? builder : builder.withoutMigrating();
    }

    /** @throws StartupException if it can't be reached or used */
    public static OpenDatabase open(DatabaseSettings settings) {
        return open(settings, Purpose.WORK);
    }

    /** @throws StartupException if it can't be reached or used, or is not as the purpose needs it */
    public static OpenDatabase open(DatabaseSettings settings, Purpose purpose) {
        try {
            return new OpenDatabase(settings, purpose);
        } catch (StorageUnavailableException | IllegalStateException e) {
            throw StartupException.database(settings, e);
        }
    }

    /** The migrations that opening it applied, oldest first. */
    public List<String> applied() {
        return applied;
    }

    /** To work with it; see {@link Databases#pool}. */
    public HikariDataSource pool(MeterRegistry metrics) {
        return registered(Databases.pool(settings, connections(), metrics));
    }

    /** For imports; see {@link Databases#importPool}. */
    public HikariDataSource importPool() {
        return registered(Databases.importPool(settings, connections()));
    }

    /** For the work of a command. */
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
     * For the work of a command, which waits longer than a request.
     *
     * @throws StartupException if the database can't be reached or used
     */
    public JdbiStorage storageOfCommand(HikariDataSource pool) {
        return storage(pool, Databases.COMMAND_TIMEOUT, Databases.COMMAND_TIMEOUT);
    }

    private JdbiStorage storage(HikariDataSource pool, Duration readTimeout, Duration changeTimeout) {
        try {
            return patiently(() -> builder(pool)
                    .answerTimeouts(readTimeout, changeTimeout)
                    .writeTurns(turns)
                    .build());
        } catch (StorageUnavailableException | IllegalStateException e) {
            throw StartupException.database(settings, e);
        }
    }

    /**
     * Checks an H2 file that was not closed in order, and repairs what can be repaired.
     *
     * @throws StartupException if there is more
     */
    public void checkIfLeftOpen(Oms oms) {
        if (file.filter(H2File::wasLeftOpen).isEmpty()) return;
        file.get().dropLoads();
        StartCheck.run(oms.checkData(), Databases.name(settings));
        file.get().found(true);
    }

    /** @param holds whether a check has found everything in order, so that the next start needs none */
    public void checked(boolean holds) {
        file.ifPresent(opened -> opened.found(holds));
    }

    /**
     * Whether a change would be kept now: the database answers, and takes changes.
     *
     * @param pool of which a connection is asked
     */
    public boolean isWritable(DataSource pool) {
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

    /** Also where nobody answers in time; but a port that is closed is a wrong address more often than a late start. */
    public static boolean isPassing(StorageUnavailableException fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) return !isRefused(cause);
            if (cause instanceof SQLException sql && PASSING.contains(Objects.toString(sql.getSQLState()))) return true;
            if (cause instanceof SocketTimeoutException) return true;
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
