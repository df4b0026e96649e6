package com.sfayn.oms.application.snapshot;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.internal.access.Caller;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.row.RowFeed;
import com.sfayn.oms.domain.tenant.TenantId;

/**
 * Copies a feed's rows, however many, in one transaction: all or none. An admin may import any rows; a vendor only
 * their own products, offers, coupons, shipping options and vendor row.
 *
 * <p>Refuses a caller without the permission, an implausible time, and invalid rows ({@link
 * com.sfayn.oms.application.core.RequestRefusal.RowsRefused}).
 */
public final class ImportSnapshots {
    private final Storage storage;
    private final Callers callers;
    private final SnapshotIntake intake;

    public ImportSnapshots(Storage storage, Callers callers, SnapshotIntake intake) {
        this.storage = storage;
        this.callers = callers;
        this.intake = intake;
    }

    /**
     * Imports for a caller with a token.
     *
     * @param source the feed's name, shown to users, e.g. {@code csv}
     * @param feed read once, within the transaction
     */
    public Answer<SyncReport> handle(Actor actor, ImportOptions options, String source, RowFeed feed) {
        return new ImportRun(storage, intake, actor.tenant(), options, source)
                .copyAll(feed, store -> scope(store, actor, options.type()));
    }

    /** Sets a missing {@code asOf} to now, for a feed that is fetched later: rows written meanwhile are newer. */
    public ImportOptions withDefaultAsOf(ImportOptions options) {
        return options.withDefaultAsOf(intake.now());
    }

    /** Returns the actor's current scope for that type. Call it before you fetch a long feed, which may be refused. */
    public Answer<ImportScope> scope(Actor actor, SnapshotType type) {
        return storage.inTransaction(actor.tenant(), store -> scope(store, actor, type));
    }

    private Answer<ImportScope> scope(TenantStore store, Actor actor, SnapshotType type) {
        Answer<Caller> caller =
                callers.permitted(store, actor, store.access(actor.user()), Permission.IMPORT_SNAPSHOTS);
        return caller.fold(known -> ImportScope.of(known, type), Answer::refused);
    }

    /** Imports any row of the tenant without a token, for the operator and for an embedder's own code. */
    public Answer<SyncReport> handleForOperator(TenantId tenant, ImportOptions options, String source, RowFeed feed) {
        return new ImportRun(storage, intake, tenant, options, source)
                .copyAll(feed, store -> Answer.of(ImportScope.ofTenant(tenant)));
    }
}
