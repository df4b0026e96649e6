package com.sfayn.oms.server;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.server.config.ServerSettings;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;

/** The use cases on the database that settings name, without a server: for a command that does its work and ends. */
public final class LocalOms implements AutoCloseable {
    private final HikariDataSource pool;
    private final Oms oms;

    private LocalOms(HikariDataSource pool, Oms oms) {
        this.pool = pool;
        this.oms = oms;
    }

    /**
     * Brings the database up to date and opens it.
     *
     * @throws CannotStartException if it can't be reached or used
     */
    public static LocalOms open(ServerSettings settings, Clock clock) {
        Deployment.migrate(settings.database());
        HikariDataSource pool = Databases.importPool(settings.database());
        try {
            return new LocalOms(pool, Deployment.oms(settings, clock, pool));
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    public Oms oms() {
        return oms;
    }

    @Override
    public void close() {
        pool.close();
    }
}
