package com.sfayn.oms.application.snapshot;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.internal.row.RowContext;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.snapshot.SnapshotLoad;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import com.sfayn.oms.application.snapshot.row.JsonReader;
import com.sfayn.oms.application.snapshot.row.RowFeed;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads, validates and writes the rows of every feed, within the caller's transaction. Writes nothing unless all rows
 * are valid; on a refusal the caller must discard the transaction.
 */
public final class SnapshotIntake {
    /** How far a source's clock may be ahead of this server's. */
    public static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private final Function<TenantId, TenantSettings> settings;
    private final JsonReader json;
    private final Clock clock;

    /** @param json parses JSON that is given as a string in a cell */
    public SnapshotIntake(Function<TenantId, TenantSettings> settings, Clock clock, JsonReader json) {
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * Copies the rows of a feed.
     *
     * @param stamp the time of the rows; that of the options is not used
     */
    public Answer<SyncReport> copy(
            TenantStore store, ImportScope scope, ImportOptions options, SourceStamp stamp, RowFeed feed) {
        SnapshotLoad load = store.snapshots().load(options.type(), stamp);
        RowContext context = new RowContext(settings.apply(scope.tenant()), json, scope.ownVendor());
        RowBatcher rows = new RowBatcher(options.type(), context, load, store.snapshots(), feed.countedBy());
        feed.readInto(rows);
        return rows.finished(options.allowEmpty()).fold(all -> Answer.of(write(load, options, all)), Answer::refused);
    }

    /** Returns the error if a source's time is implausible. */
    public static Optional<InvalidInput> sourceTimeRefusal(Instant sourceAt, Instant now, String field) {
        boolean plausible = !sourceAt.isAfter(now.plus(CLOCK_TOLERANCE)) && !sourceAt.isBefore(Instant.EPOCH);
        return plausible
                ? Optional.empty()
                : Optional.of(new InvalidInput(
                        field + " is " + sourceAt + ", but the server's time is " + now
                                + "; a source's time may be at most " + CLOCK_TOLERANCE.toMinutes()
                                + " minutes ahead, and must not be before 1970.",
                        List.of(field)));
    }

    private static SyncReport write(SnapshotLoad load, ImportOptions options, RowBatcher.Read read) {
        int deactivated = options.mode() == SyncMode.REPLACE ? load.deactivateOthers() : 0;
        var counts = load.write();
        return SyncReport.of(read.rows(), counts, deactivated, read.warnings());
    }
}
