package com.sfayn.oms.snapshots.internal.load;

import com.sfayn.oms.snapshots.internal.sql.SqlFaults;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends many rows by PostgreSQL's COPY, if the connection is from PostgreSQL's own driver. The server takes rows while
 * the next ones are read; until the COPY is finished or cancelled, the connection can do nothing else.
 */
final class PostgresCopy {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresCopy.class);
    private static final String NULL = "\\N";

    private final PGConnection connection;
    private final String statement;
    private CopyIn copying;

    private PostgresCopy(PGConnection connection, String statement) {
        this.connection = connection;
        this.statement = statement;
    }

    /** @return empty if the driver is another one */
    static Optional<PostgresCopy> over(Connection connection, String statement) {
        try {
            return connection.isWrapperFor(PGConnection.class)
                    ? Optional.of(new PostgresCopy(connection.unwrap(PGConnection.class), statement))
                    : Optional.empty();
        } catch (NoClassDefFoundError | SQLException e) {
            return Optional.empty();
        }
    }

    String statement() {
        return statement;
    }

    /** Returns whether a COPY is running, so that the connection can't do anything else. */
    boolean isActive() {
        return copying != null;
    }

    /**
     * Sends rows without waiting until the server has taken them.
     *
     * @param rows as {@link #append} wrote them
     */
    void send(CharSequence rows) {
        byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        try {
            if (copying == null) copying = connection.getCopyAPI().copyIn(statement);
            copying.writeToCopy(bytes, 0, bytes.length);
            copying.flushCopy();
        } catch (SQLException e) {
            throw SqlFaults.translated(e);
        }
    }

    /** Waits until the server has taken all rows. */
    void finish() {
        if (copying == null) return;
        CopyIn all = copying;
        copying = null;
        try {
            all.endCopy();
        } catch (SQLException e) {
            throw SqlFaults.translated(e);
        }
    }

    /** Cancels the COPY, so that the transaction can be ended; errors of the cancellation are ignored. */
    void cancel() {
        if (copying == null || !copying.isActive()) return;
        try {
            copying.cancelCopy();
        } catch (SQLException e) {
            LOG.debug("COPY was cancelled", e);
        }
    }

    /**
     * Writes a cell in the text format.
     *
     * @param end the character after it: a tab, or a line feed after the last cell
     */
    static void append(StringBuilder rows, Object cell, char end) {
        if (cell == null) {
            rows.append(NULL);
        } else {
            appendText(rows, cell.toString());
        }
        rows.append(end);
    }

    private static void appendText(StringBuilder rows, String text) {
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            String escaped = escaped(text.charAt(i));
            if (escaped == null) continue;
            rows.append(text, plain, i).append(escaped);
            plain = i + 1;
        }
        rows.append(text, plain, text.length());
    }

    private static String escaped(char character) {
        return switch (character) {
            case '\\' -> "\\\\";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default -> null;
        };
    }
}
