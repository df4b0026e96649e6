package com.sfayn.oms.snapshots.internal.schema;

import com.sfayn.oms.domain.parsing.Ascii;
import com.sfayn.oms.snapshots.internal.sql.Schema;
import com.sfayn.oms.snapshots.internal.sql.SqlFaults;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Marks an H2 database as open, by a row that exists while a process uses it and that only an orderly close deletes.
 * The row is in the database itself, so a copy of a file in use contains it too.
 */
public final class OpenMarker {
    private static final String TABLE = "open_mark";
    private static final String LOADS = "_load";

    private final DataSource database;
    private final Schema schema;

    private OpenMarker(DataSource database, Schema schema) {
        this.database = database;
        this.schema = schema;
    }

    /** @param schema of the tables, which must be up to date */
    public static OpenMarker in(DataSource database, String schema) {
        return new OpenMarker(database, new Schema(schema));
    }

    /**
     * Sets the mark.
     *
     * @return whether it was already set, so that the database was not closed properly
     * @throws com.sfayn.oms.application.port.StorageUnavailableException if the database can't answer
     */
    public boolean set() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet marks = statement.executeQuery(schema.in("select count(*) from oms.open_mark"))) {
                marks.next();
                if (marks.getInt(1) > 0) return true;
            }
            statement.execute(schema.in("insert into oms.open_mark (marked_at) values (current_timestamp)"));
            return false;
        } catch (SQLException e) {
            throw SqlFaults.translated(e);
        }
    }

    /** Returns whether the mark is cleared. False also where this is unknown: earlier releases set no mark. */
    public boolean isClosedInOrder() {
        try (Connection connection = database.getConnection()) {
            if (!tables(connection).contains(TABLE)) return false;
            try (Statement statement = connection.createStatement();
                    ResultSet marks = statement.executeQuery(schema.in("select count(*) from oms.open_mark"))) {
                marks.next();
                return marks.getInt(1) == 0;
            }
        } catch (SQLException e) {
            throw SqlFaults.translated(e);
        }
    }

    /** Empties the staging tables of imports. After an unclean shutdown, their rows belong to no import. */
    public void dropLoads() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables(connection)) {
                if (table.endsWith(LOADS)) statement.execute("truncate table " + schema.in("oms.") + table);
            }
        } catch (SQLException e) {
            throw SqlFaults.translated(e);
        }
    }

    /** Returns the tables in lower case, whatever case the database uses. */
    private List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = connection.getMetaData().getTables(null, schema.name(), null, null)) {
            while (rows.next()) tables.add(Ascii.toLowerCase(rows.getString("TABLE_NAME")));
        }
        return tables;
    }

    /** Clears the mark, after the last change and before the close. */
    public void clear() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(schema.in("delete from oms.open_mark"));
        } catch (SQLException e) {
            throw SqlFaults.translated(e);
        }
    }

    /**
     * Verifies that the database accepts changes, by an update of the mark's time.
     *
     * @throws com.sfayn.oms.application.port.StorageUnavailableException or IllegalStateException if it does not
     */
    public void touch() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(schema.in("update oms.open_mark set marked_at = current_timestamp"));
        } catch (SQLException e) {
            throw SqlFaults.translated(e);
        }
    }
}
