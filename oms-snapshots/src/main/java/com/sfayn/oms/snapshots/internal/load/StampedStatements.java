package com.sfayn.oms.snapshots.internal.load;

import com.sfayn.oms.application.port.snapshot.SourceStamp;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Binds what the statements of a load have in common: its stamp and its rows. */
record StampedStatements(SourceStamp stamp) {
    <S extends SqlStatement<S>> S bound(S statement, LoadedRows rows) {
        return rows.bind(bound(statement));
    }

    <S extends SqlStatement<S>> S bound(S statement) {
        return TenantHandle.bindTime(statement, "sourceAt", stamp.at())
                .bind("sourceId", stamp.id())
                .bind("source", stamp.source());
    }
}
