package com.sfayn.oms.snapshots.internal.transaction;

import com.sfayn.oms.snapshots.internal.sql.Schema;
import java.sql.SQLException;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Decides whether the login must switch to another role for row-level security to apply, and makes that possible.
 *
 * @param needed false if row-level security applies to the login itself, which then keeps its role
 * @param role the role of every transaction: the login's own, or the one that it switches to
 * @param server PostgreSQL's major version
 */
record RoleSwitch(boolean needed, String role, int server) {
    private static final int GRANTS_WITH_OPTIONS = 16;

    static RoleSwitch prepare(Jdbi jdbi, String role) {
        return jdbi.withHandle(handle -> {
            Login login = Login.of(handle);
            if (!login.superuser() && !login.bypassesRowSecurity())
                return new RoleSwitch(false, login.name(), login.server());
            try {
                create(handle, role);
                if (!login.superuser() && !maySwitchTo(handle, login, role)) permit(handle, login, role);
            } catch (JdbiException e) {
                throw refused(login, role, e);
            }
            return new RoleSwitch(true, role, login.server());
        });
    }

    private static void create(Handle handle, String role) {
        if (exists(handle, role)) return;
        try {
            handle.execute("create role \"" + role + "\" nologin");
        } catch (JdbiException e) {
            if (!exists(handle, role)) throw e;
        }
    }

    private static boolean exists(Handle handle, String role) {
        return handle.createQuery("select count(*) from pg_roles where rolname = :role")
                        .bind("role", role)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private static boolean maySwitchTo(Handle handle, Login login, String role) {
        return handle.createQuery("select pg_has_role(current_user, :role, :how)")
                .bind("role", role)
                .bind("how", login.server() >= GRANTS_WITH_OPTIONS ? "SET" : "MEMBER")
                .mapTo(Boolean.class)
                .one();
    }

    private static void permit(Handle handle, Login login, String role) {
        handle.execute("grant \"" + role + "\" to current_user" + login.grantOptions());
    }

    private static IllegalStateException refused(Login login, String role, JdbiException cause) {
        String reason = cause.getCause() instanceof SQLException sql ? " (SQLSTATE " + sql.getSQLState() + ")" : "";
        return new IllegalStateException("The database login " + login.name()
                + " bypasses row-level security and may not switch to the role " + role + reason
                + ", so nothing was started. An administrator can fix it with: create role \"" + role
                + "\" nologin; grant \"" + role + "\" to \"" + login.name() + "\"" + login.grantOptions()
                + "; (omit the first if the role exists). A login that is neither superuser nor BYPASSRLS"
                + " and owns the schema needs neither.");
    }

    /** Grants only missing privileges, one start at a time, so that servers that start together don't collide. */
    void grantTables(Jdbi jdbi, Schema schema, Set<String> tables) {
        jdbi.useTransaction(handle -> {
            handle.execute("select pg_advisory_xact_lock(hashtext(?))", "oms grants " + schema.name());
            String quoted = "\"" + schema.name() + "\"";
            if (!holds(handle, "has_schema_privilege(:role, :object, 'usage')", schema.name())) {
                handle.execute("grant usage on schema " + quoted + " to \"" + role + "\"");
            }
            for (String table : tables) {
                String name = quoted + "." + table;
                if (table.equals("order_event")) {
                    grantEvents(handle, name);
                } else {
                    grant(handle, name, "select, insert, update, delete");
                }
            }
        });
    }

    /** The log is append-only; only the position of an event is given later. */
    private void grantEvents(Handle handle, String table) {
        grant(handle, table, "select, insert");
        if (!holds(handle, "has_column_privilege(:role, :object, 'position', 'update')", table)) {
            handle.execute("grant update (position) on " + table + " to \"" + role + "\"");
        }
    }

    private void grant(Handle handle, String table, String privileges) {
        if (!holdsAll(handle, table, privileges)) {
            handle.execute("grant " + privileges + " on " + table + " to \"" + role + "\"");
        }
    }

    private boolean holdsAll(Handle handle, String table, String privileges) {
        for (String privilege : privileges.split(", ")) {
            if (!holds(handle, "has_table_privilege(:role, :object, '" + privilege + "')", table)) return false;
        }
        return true;
    }

    private boolean holds(Handle handle, String question, String object) {
        return handle.createQuery("select " + question)
                .bind("role", role)
                .bind("object", object)
                .mapTo(Boolean.class)
                .one();
    }

    /** The login as the server sees it. */
    private record Login(String name, boolean superuser, boolean bypassesRowSecurity, int server) {
        static Login of(Handle handle) {
            return handle.createQuery("""
                            select rolname, rolsuper, rolbypassrls, current_setting('server_version_num') as server
                            from pg_roles where rolname = current_user
                            """)
                    .map((row, context) -> new Login(
                            row.getString("rolname"),
                            row.getBoolean("rolsuper"),
                            row.getBoolean("rolbypassrls"),
                            Integer.parseInt(row.getString("server")) / 10_000))
                    .one();
        }

        String grantOptions() {
            return server >= GRANTS_WITH_OPTIONS ? " with set true, inherit false" : "";
        }
    }
}
