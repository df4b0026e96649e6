package com.sfayn.oms.snapshots;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Says of an H2 database whether it was closed in order: a row in it that is there while a process works with it, and that
 * only an orderly close takes away. It lies in the database itself, so a copy of a file in use carries it, too.
 */
public final class OpenMark {
    private final DataSource database;
    private final Schema schema;

    private OpenMark(DataSource database, Schema schema) {
        this.database = database;
        this.schema = schema;
    }

    /** @param schema of the tables, which are up to date */
    public static OpenMark in(DataSource database, String schema) {
        return new OpenMark(database, new Schema(schema));
    }

    /**
     * Sets the mark.
     *
     * @return whether it was there before: then the database was not closed in order
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

    /** Takes the mark away, after the last change and before the close. */
    public void clear() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(schema.in("delete from oms.open_mark"));
        } catch (SQLException e) {
            throw SqlFaults.translated(e);
        }
    }

    /**
     * Proves that the database takes changes, by one that changes nothing.
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
