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
 * Copies a feed's rows, however many, in one transaction: all or none. An admin may give any; a vendor what is their
 * own: products, offers, coupons, shipping options and the vendor's own row.
 *
 * <p>Refuses who may not, a time that can't be meant, and every row that is wrong
 * ({@link com.sfayn.oms.application.core.RequestRefusal.RowsRefused}).
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
     * For a caller with a token.
     *
     * @param source which feed this is, for people, e.g. {@code csv}
     * @param feed read once, within the transaction
     */
    public Answer<SyncReport> handle(Actor actor, ImportOptions terms, String source, RowFeed feed) {
        ImportRun run = new ImportRun(storage, intake, actor.tenant(), terms, source);
        return run.inLongTransaction(
                store -> scope(store, actor, terms.type()).fold(own -> run.copy(store, own, feed), Answer::refused));
    }

    /** The terms of an import that begins now, though its feed has yet to come in: meanwhile others may say what is newer. */
    public ImportOptions begun(ImportOptions terms) {
        return terms.asOf() == null
                ? new ImportOptions(terms.type(), terms.mode(), terms.dryRun(), terms.allowEmpty(), intake.now())
                : terms;
    }

    /** Whose rows of that type the actor may give now: to be asked before a long feed is fetched for nothing. */
    public Answer<ImportScope> scope(Actor actor, SnapshotType type) {
        return storage.inTransaction(actor.tenant(), store -> scope(store, actor, type));
    }

    private Answer<ImportScope> scope(TenantStore store, Actor actor, SnapshotType type) {
        Answer<Caller> caller =
                callers.permitted(store, actor, store.access(actor.user()), Permission.IMPORT_SNAPSHOTS);
        return caller.fold(known -> ImportScope.of(known, type), Answer::refused);
    }

    /** For whoever runs the system, and for an embedder's own code: no token, any row of the tenant. */
    public Answer<SyncReport> handleForOperator(TenantId tenant, ImportOptions terms, String source, RowFeed feed) {
        ImportRun run = new ImportRun(storage, intake, tenant, terms, source);
        return run.inLongTransaction(store -> run.copy(store, ImportScope.TENANT, feed));
    }
}
