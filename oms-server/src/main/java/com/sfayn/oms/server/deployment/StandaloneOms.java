package com.sfayn.oms.server.deployment;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.server.database.OpenDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;

/** The use cases on the database of the settings without a server, for commands. */
public final class StandaloneOms implements AutoCloseable {
    private final OpenDatabase database;
    private final HikariDataSource pool;
    private final Oms oms;

    private StandaloneOms(OpenDatabase database, HikariDataSource pool, Oms oms) {
        this.database = database;
        this.pool = pool;
        this.oms = oms;
    }

    /**
     * Opens and migrates the database, and checks it if it was not closed properly.
     *
     * @throws StartupException if it can't be reached or used
     */
    public static StandaloneOms open(ServerSettings settings, Clock clock) {
        StandaloneOms opened = open(settings, clock, OpenDatabase.Purpose.WORK);
        try {
            opened.database.checkIfLeftOpen(opened.oms);
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /**
     * Opens the database for a check, without creating or migrating it.
     *
     * @param repair whether to rebuild the indexes of an H2 file
     * @throws StartupException if the database can't be reached or used, does not exist, or is not up to date
     */
    public static StandaloneOms openForCheck(ServerSettings settings, Clock clock, boolean repair) {
        return open(settings, clock, repair ? OpenDatabase.Purpose.REPAIR : OpenDatabase.Purpose.READ_ONLY);
    }

    private static StandaloneOms open(ServerSettings settings, Clock clock, OpenDatabase.Purpose purpose) {
        OpenDatabase database = OpenDatabase.open(settings.database(), purpose);
        HikariDataSource pool = database.commandPool();
        try {
            return new StandaloneOms(database, pool, Deployment.oms(settings, clock, database.storageOfCommand(pool)));
        } catch (RuntimeException e) {
            pool.close();
            database.close();
            throw e;
        }
    }

    /** @param holds whether a check found no errors, so that the next start needs no check */
    public void checked(boolean holds) {
        database.checked(holds);
    }

    public Oms oms() {
        return oms;
    }

    @Override
    public void close() {
        pool.close();
        database.close();
    }
}
