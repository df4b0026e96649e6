package com.sfayn.oms.snapshots;

import com.sfayn.oms.domain.tenant.TenantId;
import org.jdbi.v3.core.Handle;

/** What a database itself does to keep tenants apart, beside the predicate in every statement. */
interface Wall {
    /** H2 has no row-level security: the predicates stand alone. */
    Wall NONE = (handle, tenant, span) -> {};

    /** How long a transaction may take. */
    enum Span {
        /** Seconds: somebody waits for the answer, and others wait for its locks. */
        REQUEST,
        /** As long as it needs: imports. */
        LONG
    }

    /** The first statement of every transaction. Every setting that it makes ends with the transaction. */
    void enter(Handle handle, TenantId tenant, Span span);
}
