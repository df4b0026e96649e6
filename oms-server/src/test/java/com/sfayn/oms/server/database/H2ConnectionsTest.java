package com.sfayn.oms.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLTransientConnectionException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2ConnectionsTest {
    @TempDir
    private Path directory;

    /** Otherwise H2 would open the database again while old connections still refer to it. */
    @Test
    void a_database_that_h2_has_closed_is_opened_again_once_its_old_connections_are_gone() throws Exception {
        JdbcDataSource file = new JdbcDataSource();
        file.setURL("jdbc:h2:file:" + directory.resolve("oms") + ";WRITE_DELAY=0");
        H2Connections connections = new H2Connections(file);
        Connection working = connections.getConnection();
        Connection idle = connections.getConnection();
        ((SessionLocal) working.unwrap(JdbcConnection.class).getSession())
                .getDatabase()
                .shutdownImmediately();

        assertThatThrownBy(connections::getConnection)
                .isInstanceOf(SQLTransientConnectionException.class)
                .hasMessageContaining("its connections are being replaced");
        working.close();
        assertThatThrownBy(connections::getConnection).isInstanceOf(SQLTransientConnectionException.class);
        idle.close();

        try (Connection again = connections.getConnection()) {
            assertThat(again.isValid(1)).isTrue();
            assertThat(H2Connections.isDead(again)).isFalse();
        }
    }
}
