package com.sfayn.oms.application.snapshot;

import com.sfayn.oms.application.Actor;
import com.sfayn.oms.application.Answer;
import com.sfayn.oms.application.Permission;
import com.sfayn.oms.application.RequestRefusal.Forbidden;
import com.sfayn.oms.application.RequestRefusal.InvalidInput;
import com.sfayn.oms.application.Role;
import com.sfayn.oms.application.Safeguards;
import com.sfayn.oms.application.TenantSettings;
import com.sfayn.oms.application.access.Caller;
import com.sfayn.oms.application.access.Callers;
import com.sfayn.oms.application.change.KeptKeys;
import com.sfayn.oms.application.change.StorableText;
import com.sfayn.oms.application.port.SnapshotChange;
import com.sfayn.oms.application.port.SnapshotType;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Copies rows of what other systems own, all or none. An admin may give any; a vendor what is their own: products,
 * offers, coupons, shipping options and the vendor's own row.
 *
 * <p>Refuses, in this order: who may not, a key used with other input, a time or a number of rows that can't be meant,
 * and every row that is wrong ({@link com.sfayn.oms.application.RequestRefusal.RowsRefused}).
 */
public final class SyncSnapshots {
    /** What a single GraphQL call may hold; feeds may hold more. */
    public static final int MOST_ROWS_OF_A_CALL = 1_000;

    /** How far a source's clock may be ahead of ours. */
    public static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private static final String OPERATION = Permission.IMPORT_SNAPSHOTS.name();
    private static final String SOURCE_ID = "sync";
    private static final Set<SnapshotType> OF_VENDORS = EnumSet.of(
            SnapshotType.PRODUCT,
            SnapshotType.VENDOR,
            SnapshotType.OFFER,
            SnapshotType.COUPON,
            SnapshotType.SHIPPING_OPTION);

    private final Storage storage;
    private final Callers callers;
    private final Function<TenantId, TenantSettings> settings;
    private final SnapshotRows reading;
    private final Clock clock;

    /** @param json reads JSON that stands as text in a cell */
    public SyncSnapshots(
            Storage storage,
            Callers callers,
            Function<TenantId, TenantSettings> settings,
            Clock clock,
            JsonReader json) {
        this.storage = storage;
        this.callers = callers;
        this.settings = settings;
        this.reading = new SnapshotRows(json);
        this.clock = clock;
    }

    /**
     * Which rows to copy.
     *
     * @param dryRun checks and counts everything, writes nothing and touches no key
     * @param allowEmpty whether a list without rows is meant; it changes nothing
     * @param asOf when the source said so; null = now
     * @param rows each by column name, see {@link SnapshotRow}
     * @param safeguards no version is looked at
     */
    public record Command(
            SnapshotType type,
            SyncMode mode,
            boolean dryRun,
            boolean allowEmpty,
            Instant asOf,
            List<Map<String, Object>> rows,
            Safeguards safeguards) {
        public Command {
            rows = List.copyOf(rows);
        }

        /** New and changed rows, as of now. */
        public static Command upsert(SnapshotType type, List<Map<String, Object>> rows) {
            return new Command(type, SyncMode.UPSERT, false, false, null, rows, Safeguards.NONE);
        }

        /** Why these are too many rows for one call; empty if they are not. To be asked where calls are limited. */
        public Optional<InvalidInput> exceeding(int mostRows) {
            return rows.size() <= mostRows
                    ? Optional.empty()
                    : Optional.of(new InvalidInput(
                            "There are " + rows.size() + " rows; a call holds at most " + mostRows
                                    + ". Send the rest in further calls, or as a file.",
                            List.of("rows")));
        }
    }

    public Answer<SyncReport> handle(Actor actor, Command command) {
        Optional<InvalidInput> unstorable = StorableText.refusal(command);
        if (unstorable.isPresent()) return Answer.refused(unstorable.get());
        Instant began = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return storage.inTransaction(actor.tenant(), store -> {
            Answer<SyncReport> answer = callers.permitted(
                            store, actor, store.access(actor.user()), Permission.IMPORT_SNAPSHOTS)
                    .fold(caller -> inScope(store, caller, command, began), Answer::refused);
            if (command.dryRun() || !answer.reasons().isEmpty()) store.discard();
            return answer;
        });
    }

    private Answer<SyncReport> inScope(TenantStore store, Caller caller, Command command, Instant began) {
        if (!isAdmin(caller) && !OF_VENDORS.contains(command.type())) {
            return Answer.refused(new Forbidden("Rows of type "
                    + command.type().name().toLowerCase(Locale.ROOT) + " may only be imported by an admin."));
        }
        return command.dryRun() ? checked(store, caller, command, began) : keyed(store, caller, command, began);
    }

    private Answer<SyncReport> keyed(TenantStore store, Caller caller, Command command, Instant began) {
        Safeguards safeguards = command.safeguards();
        Optional<Answer<String>> before =
                KeptKeys.claim(store, caller.actor(), OPERATION, safeguards, command, "", began);
        if (before.isPresent()) {
            return before.get().fold(recorded -> Answer.of(SyncReport.replayed(recorded)), Answer::refused);
        }
        Answer<SyncReport> answer = checked(store, caller, command, began);
        if (answer.reasons().isEmpty()) {
            KeptKeys.complete(
                    store,
                    caller.actor(),
                    OPERATION,
                    safeguards,
                    answer.orThrow().spelled());
        }
        return answer;
    }

    private Answer<SyncReport> checked(TenantStore store, Caller caller, Command command, Instant began) {
        Instant sourceAt = command.asOf() == null ? began : command.asOf();
        if (sourceAt.isAfter(began.plus(CLOCK_TOLERANCE)) || sourceAt.isBefore(Instant.EPOCH)) {
            return Answer.refused(new InvalidInput(
                    "asOf is " + sourceAt + ", but it is " + began + " here; a source's time may be at most "
                            + CLOCK_TOLERANCE.toMinutes() + " minutes ahead, and not before 1970.",
                    List.of("asOf")));
        }
        if (command.rows().isEmpty() && !command.allowEmpty()) {
            return Answer.refused(
                    new InvalidInput("There are no rows. If that is meant, say so with allowEmpty.", List.of("rows")));
        }
        SnapshotWriting writing =
                new SnapshotWriting(command.type(), command.mode(), sourceAt.truncatedTo(ChronoUnit.MILLIS), SOURCE_ID);
        return read(caller, command)
                .fold(changes -> Answer.of(writing.write(store.snapshots(), changes)), Answer::refused);
    }

    private Answer<List<SnapshotChange>> read(Caller caller, Command command) {
        TenantSettings tenants = settings.apply(caller.actor().tenant());
        List<SnapshotRow> rows = SnapshotRow.numbered(command.rows());
        return isAdmin(caller)
                ? reading.read(command.type(), rows, tenants)
                : reading.readOwn(command.type(), rows, tenants, caller.actor().vendorId());
    }

    private static boolean isAdmin(Caller caller) {
        return caller.may(Permission.IMPORT_SNAPSHOTS, Role.ADMIN);
    }
}
