package com.sfayn.oms.snapshots.internal.transaction;

import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.internal.sql.Schema;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Isolates tenants by row-level security: a statement that forgets its tenant finds nothing. A login that bypasses it,
 * a superuser or one with BYPASSRLS, switches to a role that does not, in each transaction.
 */
public final class RowLevelSecurity implements TenantIsolation {
    /** The table of all tenants, which contains nothing but their ids. */
    private static final String TENANTS = "tenant";

    private final Schema schema;
    private final RoleSwitch roleSwitch;
    private final String entering;
    private final String limits;

    private RowLevelSecurity(Schema schema, RoleSwitch roleSwitch, TransactionLimits limits) {
        this.schema = schema;
        this.roleSwitch = roleSwitch;
        this.entering = "select set_config('role', '" + roleSwitch.role().replace("'", "''") + "', true),"
                + " set_config('oms.tenant_id', :tenant, true)";
        this.limits = limits.settings(roleSwitch.server());
    }

    /**
     * @throws IllegalStateException if row-level security can't apply to the login; the message has the SQL to fix it
     */
    public static RowLevelSecurity prepare(Jdbi jdbi, Schema schema, String role, TransactionLimits limits) {
        return new RowLevelSecurity(schema, RoleSwitch.prepare(jdbi, role), limits);
    }

    /** Sets the role even if the login keeps its own: an application that shares the pool may have left another. */
    @Override
    public void enter(Handle handle, TenantId tenant, TransactionSpan span) {
        handle.createQuery(span == TransactionSpan.REQUEST ? entering + limits : entering + TransactionLimits.LOCK_WAIT)
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
     * Grants the role the privileges that it needs, and verifies row-level security. Runs after the migrations.
     *
     * @throws IllegalStateException if one of our tables would show rows of all tenants
     */
    public void grantAndVerify(Jdbi jdbi) {
        if (roleSwitch.needed()) roleSwitch.grantTables(jdbi, schema, tables(jdbi));
        List<String> open = jdbi.inTransaction(handle -> {
            enter(handle, NO_TENANT, TransactionSpan.LONG);
            return handle.createQuery("""
                            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                            where n.nspname = :schema and c.relkind in ('r', 'p') and c.relname <> all (:without)
                                and not row_security_active(c.oid)
                            order by c.relname
                            """)
                    .bind("schema", schema.name())
                    .bindArray("without", String.class, TENANTS, Schema.HISTORY)
                    .mapTo(String.class)
                    .list();
        });
        if (open.isEmpty()) return;
        throw new IllegalStateException("Row-level security does not apply to " + String.join(", ", open)
                + " in schema " + schema.name() + ", so nothing was started."
                + " An administrator can fix it with: "
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
                .bind("history", Schema.HISTORY)
                .mapTo(String.class)
                .list()));
    }
}
