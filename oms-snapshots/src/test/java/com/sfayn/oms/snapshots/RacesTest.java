package com.sfayn.oms.snapshots;

import com.sfayn.oms.application.contract.RacesContract;
import com.sfayn.oms.application.port.Storage;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class RacesTest {
    @Nested
    class H2File extends RacesContract {
        @TempDir
        private static Path folder;

        private static HikariDataSource pool;
        private static Storage storage;

        @BeforeAll
        static void open() {
            pool = EmbeddedDatabases.h2(folder.resolve("oms"));
            storage = JdbiStorage.over(pool);
        }

        @AfterAll
        static void close() {
            pool.close();
        }

        @Override
        protected Storage storage() {
            return storage;
        }
    }

    @Nested
    class PostgreSql extends RacesContract {
        private static HikariDataSource pool;
        private static Storage storage;

        @BeforeAll
        static void open() {
            pool = EmbeddedDatabases.postgresAsPlainOwner();
            storage = JdbiStorage.over(pool);
        }

        @AfterAll
        static void close() {
            pool.close();
        }

        @Override
        protected Storage storage() {
            return storage;
        }
    }
}
