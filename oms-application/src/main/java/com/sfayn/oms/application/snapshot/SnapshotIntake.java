package com.sfayn.oms.application.snapshot;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.RequestRefusal.InvalidInput;
import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.internal.row.RowContext;
import com.sfayn.oms.application.internal.row.SnapshotRows;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.snapshot.SnapshotLoad;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import com.sfayn.oms.application.snapshot.row.JsonReader;
import com.sfayn.oms.application.snapshot.row.RowFeed;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The one way in for every feed: reads rows, checks them and writes them within the caller's transaction. It writes
 * nothing unless all rows are right; whoever calls it sees to it that nothing is kept of a refusal.
 */
public final class SnapshotIntake {
    /** How far a source's clock may be ahead of ours. */
    public static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private final Function<TenantId, TenantSettings> settings;
    private final SnapshotRows reading;
    private final Clock clock;

    /** @param json reads JSON that stands as text in a cell */
    public SnapshotIntake(Function<TenantId, TenantSettings> settings, Clock clock, JsonReader json) {
        this.settings = settings;
        this.reading = new SnapshotRows(json);
        this.clock = clock;
    }

    /** Now, as it is kept. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Copies an import's rows.
     *
     * @param began when the import began: the source's time where the terms name none
     * @param source which feed this is, for people
     */
    Answer<SyncReport> copy(
            TenantStore store,
            TenantId tenant,
            ImportScope scope,
            ImportOptions terms,
            Instant began,
            String source,
            RowFeed feed) {
        Instant sourceAt = terms.asOf() == null ? began : terms.asOf();
        return unbelievable(sourceAt, began, "asOf")
                .map(Answer::<SyncReport>refused)
                .orElseGet(() -> copy(store, tenant, scope, terms, SourceStamp.withoutId(sourceAt, source), feed));
    }

    /** Copies rows that a source says at that time under that id. */
    public Answer<SyncReport> copy(
            TenantStore store,
            TenantId tenant,
            ImportScope scope,
            ImportOptions terms,
            SourceStamp stamp,
            RowFeed feed) {
        SnapshotLoad load = store.snapshots().load(terms.type(), stamp);
        RowContext context = reading.context(settings.apply(tenant), scope.ownVendor());
        RowBatcher rows = new RowBatcher(reading, terms.type(), context, load, store.snapshots(), feed.countedBy());
        feed.readInto(rows);
        return rows.finished(terms.allowEmpty()).fold(all -> Answer.of(write(load, terms, all)), Answer::refused);
    }

    /** Why a source's time can't be meant; empty if it can. */
    public static Optional<InvalidInput> unbelievable(Instant sourceAt, Instant now, String field) {
        boolean believable = !sourceAt.isAfter(now.plus(CLOCK_TOLERANCE)) && !sourceAt.isBefore(Instant.EPOCH);
        return believable
                ? Optional.empty()
                : Optional.of(new InvalidInput(
                        field + " is " + sourceAt + ", but it is " + now + " here; a source's time may be at most "
                                + CLOCK_TOLERANCE.toMinutes() + " minutes ahead, and not before 1970.",
                        List.of(field)));
    }

    private static SyncReport write(SnapshotLoad load, ImportOptions terms, RowBatcher.Read read) {
        int deactivated = terms.mode() == SyncMode.REPLACE ? load.deactivateOthers() : 0;
        var counts = load.write();
        return SyncReport.of(read.rows(), counts, deactivated, read.warnings());
    }
}
