package com.sfayn.oms.application.snapshot;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.internal.spool.RowSpool;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.snapshot.SnapshotSource.Pulled;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Pulls a source's rows and copies all of them or none. The rows are read without a transaction, then written in one.
 * Concurrent pulls are safe: every row has its source's time, and an older one never overwrites a newer one.
 *
 * <p>Refuses an implausible time and invalid rows ({@link com.sfayn.oms.application.core.RequestRefusal.RowsRefused}).
 */
public final class PullSnapshots {
    /** Maximum length of a source's name, in characters. */
    public static final int LONGEST_NAME = 100;

    private static final Pattern UNSTORABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    private final Storage storage;
    private final SnapshotIntake intake;

    public PullSnapshots(Storage storage, SnapshotIntake intake) {
        this.storage = storage;
        this.intake = intake;
    }

    /**
     * Pulls once, now.
     *
     * @throws RuntimeException any exception of the source; then nothing is written and the import is recorded as
     *     failed
     */
    public Answer<SyncReport> handle(TenantId tenant, SnapshotSource source) {
        String name = checkedName(source);
        Instant began = intake.now();
        Instant since = storage.inTransaction(
                tenant, store -> store.imports().lastTaken(source.type(), name).orElse(null));
        try (RowSpool spool = new RowSpool()) {
            ImportOptions options =
                    options(source, read(tenant, source, since, spool)).withDefaultAsOf(began);
            return new ImportRun(storage, intake, tenant, options, name)
                    .copyAll(spool.rows(), store -> Answer.of(ImportScope.ofTenant(tenant)));
        }
    }

    private static String checkedName(SnapshotSource source) {
        String name = Objects.requireNonNull(source.name(), "A source needs a name.");
        if (name.isBlank()
                || name.length() > LONGEST_NAME
                || UNSTORABLE.matcher(name).find()) {
            throw new IllegalArgumentException("The source's name \"" + name + "\" must have 1 to " + LONGEST_NAME
                    + " characters, none of them a control character.");
        }
        return name;
    }

    /** Fills the spool and returns the source's time of the rows, if it gave one. */
    private Instant read(TenantId tenant, SnapshotSource source, Instant since, RowSpool spool) {
        boolean complete = false;
        try {
            Pulled pulled = source.pull(tenant, since);
            spool.fill(pulled.rows());
            complete = true;
            return pulled.asOf();
        } finally {
            if (!complete) {
                new ImportRun(storage, intake, tenant, options(source, null), source.name())
                        .failed(ImportScope.ofTenant(tenant));
            }
        }
    }

    private static ImportOptions options(SnapshotSource source, Instant asOf) {
        return new ImportOptions(source.type(), source.mode(), false, source.mayBeEmpty(), asOf);
    }
}
