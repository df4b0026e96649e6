package com.sfayn.oms.snapshots.internal.load;

import com.sfayn.oms.application.port.snapshot.SnapshotLoad.NumberedChange;
import com.sfayn.oms.snapshots.internal.transaction.StagedWork;
import java.util.List;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Where rows that are too many for memory wait within their transaction: the columns of a snapshot table, the row's
 * {@code line}, and an {@code ordinal} in the order in which they came.
 */
public interface StagingPlace extends StagedWork {
    /** Takes further rows. */
    void fill(List<NumberedChange> rows);

    /** All rows are there. */
    void complete();

    /** The rows as a table of the alias {@code u}, of which only those {@link #within} are ours. */
    String table();

    String within();

    /** What stands before the columns by which the rows are grouped, so that an index serves; may be empty. */
    String partition();

    /** Only our rows, as a relation of the alias {@code u}. */
    String relation();

    <S extends SqlStatement<S>> S bind(S statement);

    /** A question about the rows alone, bound. */
    Query query(String sql);
}
