package com.sfayn.oms.snapshots.internal.load;

import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.snapshots.internal.load.SnapshotTable.Column;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Ensures that a user belongs to one customer of the tenant. If sources name two customers, the later change counts:
 * the other customer remains, without the user.
 */
final class CustomerUsers {
    private static final String HELD_BY_ANOTHER =
            "t.tenant_id = :tenant and t.user_id = u.user_id and t.customer_id <> u.customer_id";

    private final TenantHandle handle;
    private final StampedStatements statements;

    CustomerUsers(TenantHandle handle, StampedStatements statements) {
        this.handle = handle;
        this.statements = statements;
    }

    /** Returns the rows as they can be written, after other customers have given up the users that these rows take. */
    LoadedRows claimed(LoadedRows rows) {
        Holders holders = lock(rows);
        if (holders.yielding() > 0) giveUp(rows);
        return holders.all() > holders.yielding() ? new WithoutTakenUsers(rows) : rows;
    }

    private Holders lock(LoadedRows rows) {
        String sql = "select count(*) as holders, count(case when x.yields then 1 end) as yielding from (select not "
                + SnapshotSql.NEWER + " as yields from " + rows.relation() + " join oms.customer t on "
                + HELD_BY_ANOTHER + " order by t.customer_id for update of t) x";
        return statements
                .bound(handle.query(sql), rows)
                .map((row, context) -> new Holders(row.getLong("holders"), row.getLong("yielding")))
                .one();
    }

    private void giveUp(LoadedRows rows) {
        statements
                .bound(
                        handle.update("merge into oms.customer t using " + rows.relation() + " on (" + HELD_BY_ANOTHER
                                + ") when matched and not " + SnapshotSql.NEWER + " then update set user_id = null"),
                        rows)
                .execute();
    }

    private record Holders(long all, long yielding) {}

    /** The same rows, without the users that still belong to another customer. */
    private record WithoutTakenUsers(LoadedRows rows) implements LoadedRows {
        @Override
        public String relation() {
            String columns = SnapshotTable.of(SnapshotType.CUSTOMER).columns().stream()
                    .map(Column::name)
                    .map(name -> name.equals("user_id")
                            ? "case when exists (select 1 from oms.customer t where " + HELD_BY_ANOTHER
                                    + ") then null else u.user_id end as user_id"
                            : "u." + name)
                    .collect(Collectors.joining(", "));
            return "(select " + columns + " from " + rows.relation() + ") u";
        }

        @Override
        public <S extends SqlStatement<S>> S bind(S statement) {
            return rows.bind(statement);
        }

        @Override
        public void owners(Consumer<List<String>> portions) {
            rows.owners(portions);
        }
    }
}
