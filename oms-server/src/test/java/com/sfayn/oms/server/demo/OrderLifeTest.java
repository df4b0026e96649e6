package com.sfayn.oms.server.demo;

import com.sfayn.oms.snapshots.EmbeddedDatabases;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class OrderLifeTest {
    @Nested
    class OnH2InMemory extends OrderLife {
        @Override
        String databaseUrl() {
            return "jdbc:h2:mem:" + EmbeddedDatabases.name() + ";DB_CLOSE_DELAY=-1";
        }
    }

    @Nested
    class OnH2InAFile extends OrderLife {
        @TempDir
        private static Path directory;

        @Override
        String databaseUrl() {
            return "jdbc:h2:file:" + directory.resolve("oms");
        }
    }

    @Nested
    class OnPostgres extends OrderLife {
        @Override
        String databaseUrl() {
            return url(EmbeddedDatabases.postgres());
        }
    }

    @Nested
    class OnPostgresAsPlainOwner extends OrderLife {
        @Override
        String databaseUrl() {
            return url(EmbeddedDatabases.postgresAsPlainOwner());
        }
    }

    private static String url(HikariDataSource pool) {
        try (pool) {
            return pool.getJdbcUrl();
        }
    }
}
