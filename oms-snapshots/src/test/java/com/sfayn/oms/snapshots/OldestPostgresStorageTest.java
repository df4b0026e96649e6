package com.sfayn.oms.snapshots;

import com.sfayn.oms.application.contract.StorageContract;
import com.sfayn.oms.application.port.Storage;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class OldestPostgresStorageTest extends StorageContract {
    private static HikariDataSource pool;
    private static Storage storage;

    @BeforeAll
    static void open() {
        pool = EmbeddedDatabases.oldestPostgres();
        storage = JdbiStorage.over(pool);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Override
    public Storage storage() {
        return storage;
    }
}
