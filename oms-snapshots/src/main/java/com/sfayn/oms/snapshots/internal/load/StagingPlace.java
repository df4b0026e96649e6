package com.sfayn.oms.snapshots.internal.load;

import com.sfayn.oms.application.port.snapshot.SnapshotLoad.NumberedChange;
import com.sfayn.oms.snapshots.internal.transaction.StagedWork;
import java.util.List;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Holds rows of one transaction that do not fit into memory: the columns of a snapshot table, the row's {@code line},
 * and an {@code ordinal} in the order of arrival.
 */
public interface StagingPlace extends StagedWork {
    /** Adds rows. */
    void fill(List<NumberedChange> rows);

    /** Ends the filling, after all rows are added. */
    void complete();

    /** Returns the rows as a table with the alias {@code u}; only those {@link #within} are ours. */
    String table();

    String within();

    /** Returns what precedes the columns by which rows are grouped, so that an index is used; may be empty. */
    String partition();

    /** Returns only our rows, as a relation with the alias {@code u}. */
    String relation();

    <S extends SqlStatement<S>> S bind(S statement);

    /** Returns a query of these rows alone, with its parameters bound. */
    Query query(String sql);
}
