package com.sfayn.oms.application.snapshot;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.internal.access.Caller;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.internal.change.KeyedRequest;
import com.sfayn.oms.application.internal.change.TextValidation;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.row.RowFeed;
import com.sfayn.oms.domain.refusal.InvalidInput;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Copies rows of other systems' data, all or none. An admin may give any rows; a vendor only their own products,
 * offers, coupons, shipping options and vendor row.
 *
 * <p>Refuses, in this order: a caller without the permission, a key used with other input, an implausible time or
 * number of rows, and invalid rows ({@link com.sfayn.oms.application.core.RequestRefusal.RowsRefused}).
 */
public final class SyncSnapshots {
    /** Maximum number of rows of a GraphQL call; feeds may have more. */
    public static final int MOST_ROWS_OF_A_CALL = 1_000;

    private static final String OPERATION = Permission.IMPORT_SNAPSHOTS.name();
    private static final String SOURCE = "syncSnapshots";

    private final Storage storage;
    private final Callers callers;
    private final SnapshotIntake intake;

    public SyncSnapshots(Storage storage, Callers callers, SnapshotIntake intake) {
        this.storage = storage;
        this.callers = callers;
        this.intake = intake;
    }

    /**
     * The input.
     *
     * @param dryRun validates and counts everything, but writes nothing and does not use the key
     * @param allowEmpty accepts a list without rows, which then changes nothing
     * @param asOf the source's time of the rows; null = now
     * @param rows each by column name, see {@link com.sfayn.oms.application.snapshot.row.SnapshotRow}
     * @param preconditions the version is ignored
     */
    public record Command(
            SnapshotType type,
            SyncMode mode,
            boolean dryRun,
            boolean allowEmpty,
            Instant asOf,
            List<Map<String, Object>> rows,
            Preconditions preconditions) {
        public Command {
            rows = List.copyOf(rows);
        }

        /** A command to insert and update rows as of now. */
        public static Command upsert(SnapshotType type, List<Map<String, Object>> rows) {
            return new Command(type, SyncMode.UPSERT, false, false, null, rows, Preconditions.NONE);
        }

        ImportOptions options() {
            return new ImportOptions(type, mode, dryRun, allowEmpty, asOf);
        }

        /** Returns the error if there are more rows than one call may have. */
        public Optional<InvalidInput> exceeding(int mostRows) {
            return rows.size() <= mostRows
                    ? Optional.empty()
                    : Optional.of(new InvalidInput(
                            "There are " + rows.size() + " rows; a call may have at most " + mostRows
                                    + ". Send the rest in further calls, or as a file.",
                            List.of("rows")));
        }
    }

    /**
     * The input to the fingerprint of a vendor's call. The same rows given by an admin or another vendor have another
     * fingerprint, so a repeated key does not reveal results of a scope that the caller has lost.
     */
    public record OfVendor(String vendorId, Command command) {}

    public Answer<SyncReport> handle(Actor actor, Command command) {
        Optional<InvalidInput> unstorable = TextValidation.refusal(command);
        if (unstorable.isPresent()) return Answer.refused(unstorable.get());
        ImportRun run = new ImportRun(storage, intake, actor.tenant(), command.options(), SOURCE);
        return run.inTransaction(
                store -> callers.permitted(store, actor, store.access(actor.user()), Permission.IMPORT_SNAPSHOTS)
                        .fold(caller -> inScope(store, caller, command, run), Answer::refused));
    }

    private static Answer<SyncReport> inScope(TenantStore store, Caller caller, Command command, ImportRun run) {
        return ImportScope.of(caller, command.type())
                .fold(scope -> once(store, caller, scope, command, run), Answer::refused);
    }

    private static Answer<SyncReport> once(
            TenantStore store, Caller caller, ImportScope scope, Command command, ImportRun run) {
        RowFeed feed = RowFeed.of(command.rows());
        if (command.dryRun()) return run.copy(store, scope, feed);
        Record input = scope.ownVendor() == null ? command : new OfVendor(scope.ownVendor(), command);
        KeyedRequest request = new KeyedRequest(caller.actor(), OPERATION, command.preconditions(), input);
        return request.once(store, run.began(), "", recorded -> Answer.of(SyncReport.replayed(recorded)), () -> {
            Answer<SyncReport> answer = run.copy(store, scope, feed);
            if (answer.refusals().isEmpty())
                request.complete(store, answer.orThrow().spelled());
            return answer;
        });
    }
}
