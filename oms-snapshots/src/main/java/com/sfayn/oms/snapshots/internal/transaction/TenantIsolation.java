package com.sfayn.oms.snapshots.internal.transaction;

import com.sfayn.oms.domain.tenant.TenantId;
import org.jdbi.v3.core.Handle;

/** Separates tenants by means of the database itself, in addition to the predicate in every statement. */
public interface TenantIsolation {
    /** Names the tenant of a transaction that reads no tenant data, so that row-level security shows it no rows. */
    TenantId NO_TENANT = new TenantId("no-tenant");

    /** H2 has no row-level security: only the predicates apply. */
    TenantIsolation NONE = new TenantIsolation() {
        @Override
        public void enter(Handle handle, TenantId tenant, TransactionSpan span) {
            // only the predicates apply
        }

        @Override
        public Settings settings(Handle handle) {
            return Settings.NONE;
        }

        @Override
        public void restore(Handle handle, Settings settings) {
            // nothing was set
        }
    };

    /** The session settings that {@link #enter} changes, to be restored in a transaction of the application. */
    record Settings(String role, String tenant, String lockTimeout) {
        static final Settings NONE = new Settings("", "", "");
    }

    /** Runs the first statement of every transaction. All settings that it makes end with the transaction. */
    void enter(Handle handle, TenantId tenant, TransactionSpan span);

    /** Returns the settings before {@link #enter}. */
    Settings settings(Handle handle);

    /** Restores the settings before the application's own statements follow. */
    void restore(Handle handle, Settings settings);
}
