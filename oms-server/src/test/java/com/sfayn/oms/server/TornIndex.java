package com.sfayn.oms.server;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import org.h2.engine.SessionLocal;
import org.h2.index.Index;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.db.MVSecondaryIndex;
import org.h2.result.SearchRow;
import org.h2.table.Table;
import org.h2.value.Value;
import org.h2.value.VersionedValue;

/** Leaves an index of an H2 file as a process that was killed can leave it: apart from its table's rows. */
public final class TornIndex {
    private static final long NO_ROW = 4_711;

    private TornIndex() {}

    /** The first row has no entry any more. */
    public static void loseEntry(Path database, String table, String index) throws SQLException {
        change(database, table, index, entries -> entries.entries().remove(entries.first()));
    }

    /** There is one more entry, of a row that is not there. */
    public static void addEntry(Path database, String table, String index) throws SQLException {
        change(database, table, index, entries -> {
            SearchRow stale = entries.index().getRowFactory().createRow();
            stale.copyFrom(entries.first());
            stale.setKey(NO_ROW);
            entries.entries().put(stale, entries.entries().get(entries.first()));
        });
    }

    private record Entries(MVSecondaryIndex index) {
        MVMap<SearchRow, VersionedValue<Value>> entries() {
            return index.getMVMap();
        }

        SearchRow first() {
            return entries().firstKey();
        }
    }

    @FunctionalInterface
    private interface Tearing {
        void tear(Entries entries);
    }

    private static void change(Path database, String table, String index, Tearing tearing) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + database, "sa", null)) {
            SessionLocal session =
                    (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
            for (Table each : session.getDatabase().getAllTablesAndViews()) {
                if (!each.getName().equalsIgnoreCase(table)) continue;
                for (Index found : each.getIndexes()) {
                    boolean isMeant = found.getName().toLowerCase(Locale.ROOT).startsWith(index);
                    if (found instanceof MVSecondaryIndex torn && isMeant) tearing.tear(new Entries(torn));
                }
            }
        }
    }
}
