package com.sfayn.oms.snapshots;

import com.sfayn.oms.application.contract.StorageContract;
import com.sfayn.oms.application.port.Storage;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class H2FileStorageTest extends StorageContract {
    @TempDir
    static Path directory;

    private static HikariDataSource pool;
    private static Storage storage;

    @BeforeAll
    static void open() {
        pool = EmbeddedDatabases.h2(directory.resolve("oms"));
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
