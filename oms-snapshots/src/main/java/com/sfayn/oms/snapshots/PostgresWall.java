package com.sfayn.oms.snapshots;

import com.sfayn.oms.domain.tenant.TenantId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Row-level security: a statement that forgets its tenant finds nothing. A login that would see through it, a superuser
 * or one with BYPASSRLS, steps down to a role that does not, for each transaction anew.
 */
final class PostgresWall implements Wall {
    /** Says which tenants there are, and nothing else of them. */
    private static final String TENANTS = "tenant";

    private static final TenantId NOBODY = new TenantId("nobody");

    private final Schema schema;
    private final SteppingDown steppingDown;
    private final String entering;
    private final String limits;

    private PostgresWall(Schema schema, SteppingDown steppingDown, TransactionLimits limits) {
        this.schema = schema;
        this.steppingDown = steppingDown;
        this.entering = "select set_config('role', '" + steppingDown.role().replace("'", "''") + "', true),"
                + " set_config('oms.tenant_id', :tenant, true)";
        this.limits = limits.settings(steppingDown.server());
    }

    /** @throws IllegalStateException if the login can't be held by the wall, with the SQL that would settle it */
    static PostgresWall before(Jdbi jdbi, Schema schema, String role, TransactionLimits limits) {
        return new PostgresWall(schema, SteppingDown.prepare(jdbi, role), limits);
    }

    /** The role is set even where the login keeps its own: an application that shares the pool may have left another. */
    @Override
    public void enter(Handle handle, TenantId tenant, Span span) {
        handle.createQuery(span == Span.REQUEST ? entering + limits : entering + TransactionLimits.LOCK_WAIT)
                .bind("tenant", tenant.value())
                .mapTo(String.class)
                .one();
    }

    @Override
    public Settings settings(Handle handle) {
        return handle.createQuery("""
                        select current_setting('role') as role, coalesce(current_setting('oms.tenant_id', true), '') as tenant,
                            current_setting('lock_timeout') as lock_timeout
                        """)
                .map((row, context) ->
                        new Settings(row.getString("role"), row.getString("tenant"), row.getString("lock_timeout")))
                .one();
    }

    @Override
    public void restore(Handle handle, Settings settings) {
        handle.createQuery("""
                        select set_config('role', :role, true), set_config('oms.tenant_id', :tenant, true),
                            set_config('lock_timeout', :lockTimeout, true)
                        """)
                .bind("role", settings.role())
                .bind("tenant", settings.tenant())
                .bind("lockTimeout", settings.lockTimeout())
                .mapTo(String.class)
                .one();
    }

    /**
     * After the migrations: gives the role what it needs of the tables, and makes sure that the wall stands.
     *
     * @throws IllegalStateException if a table of ours would show rows of any tenant
     */
    void raise(Jdbi jdbi) {
        if (steppingDown.needed()) steppingDown.grantTables(jdbi, schema, tables(jdbi));
        List<String> open = jdbi.inTransaction(handle -> {
            enter(handle, NOBODY, Span.LONG);
            return handle.createQuery("""
                            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                            where n.nspname = :schema and c.relkind in ('r', 'p') and c.relname <> all (:without)
                                and not row_security_active(c.oid)
                            order by c.relname
                            """)
                    .bind("schema", schema.name())
                    .bindArray("without", String.class, TENANTS, Migrations.HISTORY)
                    .mapTo(String.class)
                    .list();
        });
        if (open.isEmpty()) return;
        throw new IllegalStateException("Row-level security does not hold on " + String.join(", ", open)
                + " in schema " + schema.name() + ", so nothing was started. Is one of these switched off? "
                + "An administrator can settle it with: "
                + String.join(
                        " ",
                        open.stream()
                                .map(table -> "alter table " + schema.in("oms.") + table
                                        + " enable row level security, force row level security;")
                                .toList()));
    }

    private Set<String> tables(Jdbi jdbi) {
        return jdbi.withHandle(handle -> new TreeSet<>(handle.createQuery("""
                        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname = :schema and c.relkind in ('r', 'p') and c.relname <> :history
                        """)
                .bind("schema", schema.name())
                .bind("history", Migrations.HISTORY)
                .mapTo(String.class)
                .list()));
    }
}
