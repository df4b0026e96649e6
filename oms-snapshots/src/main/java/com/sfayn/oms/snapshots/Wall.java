package com.sfayn.oms.snapshots;

import com.sfayn.oms.domain.tenant.TenantId;
import org.jdbi.v3.core.Handle;

/** What a database itself does to keep tenants apart, beside the predicate in every statement. */
interface Wall {
    /** H2 has no row-level security: the predicates stand alone. */
    Wall NONE = new Wall() {
        @Override
        public void enter(Handle handle, TenantId tenant, Span span) {
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

    /** How long a transaction may take. */
    enum Span {
        /** Seconds: somebody waits for the answer, and others wait for its locks. */
        REQUEST,
        /** As long as it needs: imports. */
        LONG,
        /** As long as the application takes that has begun the transaction. */
        JOINED
    }

    /** What {@link #enter} changes of a transaction in which an application's own statements follow. */
    record Settings(String role, String tenant, String lockTimeout) {
        static final Settings NONE = new Settings("", "", "");
    }

    /** The first statement of every transaction. Every setting that it makes ends with the transaction. */
    void enter(Handle handle, TenantId tenant, Span span);

    /** How it is before entering. */
    Settings settings(Handle handle);

    /** Before the application's own statements follow. */
    void restore(Handle handle, Settings settings);
}
