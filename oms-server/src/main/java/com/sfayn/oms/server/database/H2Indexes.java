package com.sfayn.oms.server.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.index.Cursor;
import org.h2.index.Index;
import org.h2.jdbc.JdbcConnection;
import org.h2.message.DbException;
import org.h2.mvstore.db.MVSecondaryIndex;
import org.h2.mvstore.db.MVTable;
import org.h2.table.Table;

/**
 * Rebuilds the indexes of an H2 database from its rows. A killed process can leave an index entry without its row, on
 * which every statement blocks until it times out, or a row without its entry, which is then missing from lists. SQL
 * can't find such entries. The index definitions are kept, so if this process is killed, the next one can start again.
 */
final class H2Indexes {
    private static final int ROWS_AT_ONCE = 10_000;

    private H2Indexes() {}

    /**
     * Rebuilds all indexes. Nothing else may use the database meanwhile.
     *
     * @return the number of indexes
     * @throws StartupException if two rows have the same unique key
     */
    static int rebuild(Connection connection, String database) throws SQLException {
        if (!(connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session)) return 0;
        int rebuilt = 0;
        for (Table table : session.getDatabase().getAllTablesAndViews()) {
            if (!(table instanceof MVTable rows)) continue;
            for (Index index : rows.getIndexes()) {
                if (!(index instanceof MVSecondaryIndex entries)) continue;
                try {
                    rebuild(session, rows, entries);
                } catch (DbException e) {
                    throw refusal(database, table, index, e);
                }
                rebuilt++;
            }
        }
        return rebuilt;
    }

    private static void rebuild(SessionLocal session, MVTable table, MVSecondaryIndex index) {
        index.truncate(session);
        Cursor rows = table.getScanIndex(session).find(session, null, null, false);
        int pending = 0;
        while (rows.next()) {
            index.add(session, rows.get());
            if (++pending % ROWS_AT_ONCE == 0) session.commit(false);
        }
        session.commit(false);
    }

    private static String columns(Index index) {
        return Stream.of(index.getIndexColumns())
                .map(each -> each.column.getName())
                .collect(Collectors.joining(", "));
    }

    private static StartupException refusal(String database, Table table, Index index, DbException fault) {
        String found = fault.getErrorCode() == ErrorCode.DUPLICATE_KEY_1
                ? "two rows of the table " + table.getName() + " have the same " + columns(index)
                : "the index " + index.getName() + " of the table " + table.getName() + " can't be rebuilt";
        return new StartupException(
                "The database " + database + " (oms.db.url) was not closed properly and is damaged: " + found
                        + ". Restore it from a backup; for other ways see docs/how-to/run-on-h2.md.",
                fault);
    }
}
