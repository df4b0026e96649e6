package com.sfayn.oms.server.payment;

import com.sfayn.oms.snapshots.EmbeddedDatabases;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Nested;

class PaymentStoryTest {
    @Nested
    class OnH2 extends PaymentStory {
        @Override
        String databaseUrl() {
            return "jdbc:h2:mem:" + EmbeddedDatabases.name() + ";DB_CLOSE_DELAY=-1";
        }
    }

    @Nested
    class OnPostgres extends PaymentStory {
        @Override
        String databaseUrl() {
            try (HikariDataSource pool = EmbeddedDatabases.postgres()) {
                return pool.getJdbcUrl();
            }
        }
    }
}
