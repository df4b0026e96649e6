package com.sfayn.oms.application.snapshot;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.snapshot.ImportLog.EndedImport;
import com.sfayn.oms.application.snapshot.row.RowFeed;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One import from its beginning to its end: all of it is kept or nothing, and how it ended is on record either way,
 * unless it was a dry run or never got as far as the rows.
 */
final class ImportRun {
    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);

    private final Storage storage;
    private final SnapshotIntake intake;
    private final TenantId tenant;
    private final ImportOptions terms;
    private final String source;
    private final Instant began;
    private ImportScope scope;

    /** @param source which feed this is, for people */
    ImportRun(Storage storage, SnapshotIntake intake, TenantId tenant, ImportOptions terms, String source) {
        this.storage = storage;
        this.intake = intake;
        this.tenant = tenant;
        this.terms = terms;
        this.source = source;
        this.began = intake.now();
    }

    Instant began() {
        return began;
    }

    /** Does the work, which calls {@link #copy} once it knows that it may, in one transaction of a request. */
    Answer<SyncReport> inTransaction(Function<TenantStore, Answer<SyncReport>> work) {
        return recorded(() -> storage.inTransaction(tenant, store -> kept(store, work)));
    }

    /** The same in a transaction that may take minutes. */
    Answer<SyncReport> inLongTransaction(Function<TenantStore, Answer<SyncReport>> work) {
        return recorded(() -> storage.inLongTransaction(tenant, store -> kept(store, work)));
    }

    private Answer<SyncReport> kept(TenantStore store, Function<TenantStore, Answer<SyncReport>> work) {
        Answer<SyncReport> done = work.apply(store);
        if (terms.dryRun() || !done.reasons().isEmpty()) store.discard();
        return done;
    }

    private Answer<SyncReport> recorded(Supplier<Answer<SyncReport>> transaction) {
        Answer<SyncReport> answer;
        try {
            answer = transaction.get();
        } catch (RuntimeException | Error fault) {
            noteApart(ImportOutcome.FAILED);
            throw fault;
        }
        if (!answer.reasons().isEmpty()) noteApart(ImportOutcome.of(answer.reasons()));
        return answer;
    }

    /** Copies the rows, within the transaction. */
    Answer<SyncReport> copy(TenantStore store, ImportScope givers, RowFeed feed) {
        scope = givers;
        Answer<SyncReport> answer = intake.copy(store, tenant, scope, terms, began, source, feed);
        if (answer.reasons().isEmpty() && !terms.dryRun()) {
            Instant takenAsOf = terms.asOf() == null ? began : terms.asOf();
            store.imports().note(ended(takenAsOf, ImportOutcome.of(answer.orThrow())));
        }
        return answer;
    }

    /** Puts on record that the rows could not even be read. */
    void failed(ImportScope givers) {
        scope = givers;
        noteApart(ImportOutcome.FAILED);
    }

    /** The import's own transaction is gone with all that was written in it. */
    private void noteApart(String outcome) {
        if (scope == null || terms.dryRun()) return;
        try {
            storage.inTransaction(tenant, store -> {
                store.imports().note(ended(null, outcome));
                return null;
            });
        } catch (RuntimeException e) {
            LOG.warn("How the import {} of tenant {} ended could not be put on record.", source, tenant, e);
        }
    }

    private EndedImport ended(Instant takenAsOf, String outcome) {
        return new EndedImport(terms.type(), scope.ownVendor(), source, intake.now(), takenAsOf, outcome);
    }
}
