package com.sfayn.oms.application.snapshot;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.internal.change.ChangeTransactions;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.snapshot.ImportLog.EndedImport;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import com.sfayn.oms.application.snapshot.row.RowFeed;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one import: all or nothing. Records its outcome either way, unless it is a dry run or was refused before its
 * rows were read.
 */
final class ImportRun {
    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);

    private final Storage storage;
    private final SnapshotIntake intake;
    private final TenantId tenant;
    private final ImportOptions options;
    private final String source;
    private final Instant began;
    private ImportScope scope;

    /** @param source the feed's name, shown to users */
    ImportRun(Storage storage, SnapshotIntake intake, TenantId tenant, ImportOptions options, String source) {
        this.storage = storage;
        this.intake = intake;
        this.tenant = tenant;
        this.source = source;
        this.began = intake.now();
        this.options = options.withDefaultAsOf(began);
    }

    Instant began() {
        return began;
    }

    /** Runs the work in one request's transaction. The work calls {@link #copy} when the rows are to be written. */
    Answer<SyncReport> inTransaction(Function<TenantStore, Answer<SyncReport>> work) {
        return recorded(() -> storage.inTransaction(tenant, ChangeTransactions.discardingRefusals(work)));
    }

    /**
     * Copies all rows in a transaction that may take minutes.
     *
     * @param permission returns what the caller may import
     */
    Answer<SyncReport> copyAll(RowFeed feed, Function<TenantStore, Answer<ImportScope>> permission) {
        return recorded(() -> storage.inLongTransaction(
                tenant,
                ChangeTransactions.discardingRefusals(
                        store -> permission.apply(store).fold(rows -> copy(store, rows, feed), Answer::refused))));
    }

    private Answer<SyncReport> recorded(Supplier<Answer<SyncReport>> transaction) {
        Answer<SyncReport> answer;
        try {
            answer = transaction.get();
        } catch (RuntimeException | Error fault) {
            recordOutcome(ImportOutcome.FAILED);
            throw fault;
        }
        if (!answer.refusals().isEmpty()) recordOutcome(ImportOutcome.of(answer.refusals()));
        return answer;
    }

    /** Copies the rows within the transaction. */
    Answer<SyncReport> copy(TenantStore store, ImportScope importScope, RowFeed feed) {
        scope = importScope;
        if (options.dryRun()) store.discard();
        Optional<InvalidInput> implausible = SnapshotIntake.sourceTimeRefusal(options.asOf(), began, "asOf");
        if (implausible.isPresent()) return Answer.refused(implausible.get());
        SourceStamp stamp = SourceStamp.withoutId(options.asOf(), source);
        Answer<SyncReport> answer = intake.copy(store, scope, options, stamp, feed);
        if (answer.refusals().isEmpty() && !options.dryRun()) {
            store.imports().note(ended(options.asOf(), ImportOutcome.of(answer.orThrow())));
        }
        return answer;
    }

    /** Records that the rows could not be read. */
    void failed(ImportScope importScope) {
        scope = importScope;
        recordOutcome(ImportOutcome.FAILED);
    }

    /** Uses a transaction of its own, since the import's was rolled back. */
    private void recordOutcome(String outcome) {
        if (scope == null || options.dryRun()) return;
        try {
            storage.inTransaction(tenant, store -> {
                store.imports().note(ended(null, outcome));
                return null;
            });
        } catch (RuntimeException e) {
            LOG.warn("The outcome of the import {} of tenant {} could not be recorded.", source, tenant, e);
        }
    }

    private EndedImport ended(Instant takenAsOf, String outcome) {
        return new EndedImport(options.type(), scope.ownVendor(), source, intake.now(), takenAsOf, outcome);
    }
}
