package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.port.StorageUnavailableException;
import com.sfayn.oms.server.database.DatabaseSettings;
import com.sfayn.oms.server.database.OpenDatabase;
import com.sfayn.oms.server.deployment.Deployment;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/** A start waits for a database that is there and has no time for it yet. */
class BusyDatabaseTest {
    private static final int CONNECTIONS = 8;

    @Test
    void a_start_waits_for_a_connection_where_others_have_them_all() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", Integer.toString(CONNECTIONS))
                .setServerConfig("superuser_reserved_connections", "0")
                .setServerConfig("reserved_connections", "0")
                .setServerConfig("max_wal_senders", "0")
                .start()) {
            String url = postgres.getJdbcUrl("postgres", "postgres");
            List<Connection> others = takeAll(url);
            CompletableFuture<List<String>> start =
                    CompletableFuture.supplyAsync(() -> Deployment.migrate(DatabaseSettings.at(url)));
            TimeUnit.SECONDS.sleep(2);
            for (Connection other : others) other.close();

            assertThat(start.get()).isNotEmpty();
        }
    }

    private static List<Connection> takeAll(String url) throws InterruptedException {
        List<Connection> taken = new ArrayList<>();
        while (true) {
            try {
                taken.add(DriverManager.getConnection(url));
            } catch (SQLException e) {
                assertThat(e.getSQLState()).isEqualTo("53300");
                return taken;
            }
        }
    }

    @Test
    void an_address_that_is_slow_to_answer_is_tried_again_and_a_closed_port_is_not() {
        assertThat(OpenDatabase.isTransient(unreachable(new SocketTimeoutException("Connect timed out"))))
                .isTrue();
        assertThat(OpenDatabase.isTransient(unreachable(new ConnectException("Connection refused"))))
                .isFalse();
    }

    private static StorageUnavailableException unreachable(Exception reason) {
        return new StorageUnavailableException(
                "The database is temporarily unavailable; try again.",
                new PSQLException("The connection attempt failed.", PSQLState.CONNECTION_UNABLE_TO_CONNECT, reason));
    }
}
