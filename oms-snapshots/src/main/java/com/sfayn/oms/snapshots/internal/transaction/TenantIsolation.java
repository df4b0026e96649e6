package com.sfayn.oms.snapshots.internal.transaction;

import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.transaction.TransactionSpan;
import org.jdbi.v3.core.Handle;

/** What a database itself does to keep tenants apart, beside the predicate in every statement. */
public interface TenantIsolation {
    /** H2 has no row-level security: the predicates stand alone. */
    TenantIsolation NONE = new TenantIsolation() {
        @Override
        public void enter(Handle handle, TenantId tenant, TransactionSpan span) {
            // the predicates stand alone
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

    /** What {@link #enter} changes of a transaction in which an application's own statements follow. */
    record Settings(String role, String tenant, String lockTimeout) {
        static final Settings NONE = new Settings("", "", "");
    }

    /** The first statement of every transaction. Every setting that it makes ends with the transaction. */
    void enter(Handle handle, TenantId tenant, TransactionSpan span);

    /** How it is before entering. */
    Settings settings(Handle handle);

    /** Before the application's own statements follow. */
    void restore(Handle handle, Settings settings);
}
