package com.sfayn.oms.server;

import com.sfayn.oms.snapshots.EmbeddedDatabases;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

class ImportOverHttpTest {
    @Nested
    class OnH2 extends ImportOverHttp {
        private static RunningServer server;

        @BeforeAll
        static void start() {
            server = RunningServer.onH2();
        }

        @AfterAll
        static void stop() {
            server.close();
        }

        @Override
        RunningServer server() {
            return server;
        }
    }

    @Nested
    class OnPostgreSql extends ImportOverHttp {
        private static RunningServer server;

        @BeforeAll
        static void start() {
            try (HikariDataSource pool = EmbeddedDatabases.postgres()) {
                server = RunningServer.on(pool.getJdbcUrl());
            }
        }

        @AfterAll
        static void stop() {
            server.close();
        }

        @Override
        RunningServer server() {
            return server;
        }
    }
}
