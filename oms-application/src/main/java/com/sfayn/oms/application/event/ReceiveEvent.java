package com.sfayn.oms.application.event;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.RequestRefusal.Forbidden;
import com.sfayn.oms.application.internal.change.ChangeTransactions;
import com.sfayn.oms.application.internal.row.SnapshotRows;
import com.sfayn.oms.application.internal.user.IdentityUpdate;
import com.sfayn.oms.application.internal.user.UserRecords;
import com.sfayn.oms.application.port.IgnoredFields;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import com.sfayn.oms.application.snapshot.ImportOptions;
import com.sfayn.oms.application.snapshot.ImportScope;
import com.sfayn.oms.application.snapshot.SnapshotIntake;
import com.sfayn.oms.application.snapshot.SyncReport;
import com.sfayn.oms.application.snapshot.row.JsonReader;
import com.sfayn.oms.application.snapshot.row.RowFeed;
import com.sfayn.oms.domain.parsing.ClosestMatch;
import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Applies an event of another system to the snapshots, in one transaction. The source has been authenticated before,
 * and may send only its own event types. A repeated event has no effect: its id is remembered for
 * {@link #IDS_REMEMBERED}, and after that its time shows that it is not newer.
 */
public final class ReceiveEvent {
    /** How long an event's id is remembered. */
    public static final Duration IDS_REMEMBERED = Duration.ofDays(7);

    private final Storage storage;
    private final SnapshotIntake intake;
    private final JsonReader json;
    private final Clock clock;
    private final IgnoredFields ignored;

    /**
     * @param json parses lists that a flat event holds as strings
     * @param ignored is notified of unknown fields
     */
    public ReceiveEvent(Storage storage, SnapshotIntake intake, JsonReader json, Clock clock, IgnoredFields ignored) {
        this.storage = storage;
        this.intake = intake;
        this.json = json;
        this.clock = clock;
        this.ignored = ignored;
    }

    /**
     * Applies the event. Refuses events that can never be accepted: an unknown type, a type that the source may not
     * send, an id that was used for another event, an implausible time, invalid values ({@link
     * com.sfayn.oms.application.core.RequestRefusal.RowsRefused} for a snapshot's). An exception may be temporary, so
     * the event may be sent again. Neither a refusal nor an exception leaves anything stored.
     */
    public Answer<Receipt> handle(TenantId tenant, EventSource source, SourceEvent event) {
        if (!EventTypes.all().contains(event.type())) {
            return Answer.refused(new InvalidInput(
                    "Unknown event type \"" + Excerpt.text(event.type()) + "\"; the nearest is "
                            + ClosestMatch.of(event.type(), EventTypes.all()) + ".",
                    List.of("event_type")));
        }
        if (!source.eventTypes().contains(event.type())) {
            return Answer.refused(new Forbidden("The source " + source.name() + " may not send " + event.type() + "."));
        }
        Instant now = clock.instant();
        Optional<InvalidInput> invalid = EventDeduplication.refusal(event)
                .or(() -> SnapshotIntake.sourceTimeRefusal(event.occurredAt(), now, "occurred_at"));
        if (invalid.isPresent()) return Answer.refused(invalid.get());
        Answer<Receipt> answer = storage.inTransaction(
                tenant,
                ChangeTransactions.discardingRefusals(store -> EventDeduplication.claim(store, source, event, now)
                        .orElseGet(() -> applied(store, tenant, source, event))));
        if (answer.refusals().isEmpty() && answer.orThrow() != Receipt.REPEATED) count(event);
        return answer;
    }

    private Answer<Receipt> applied(TenantStore store, TenantId tenant, EventSource source, SourceEvent event) {
        SourceStamp stamp = new SourceStamp(event.occurredAt(), event.eventId(), source.name());
        if (event.type().equals(EventTypes.USER_LOGGED_IN)) {
            return UserLoggedIn.read(event.payload(), json, stamp)
                    .fold(update -> Answer.of(receipt(store, update)), Answer::refused);
        }
        ImportOptions options = ImportOptions.upsert(EventTypes.SNAPSHOTS.get(event.type()));
        RowFeed row = RowFeed.of(List.of(known(event)));
        return intake.copy(store, ImportScope.ofTenant(tenant), options, stamp, row)
                .fold(report -> Answer.of(receipt(report)), Answer::refused);
    }

    /** Drops unknown fields, so that a source may add fields without breaking this consumer. */
    private static Map<String, Object> known(SourceEvent event) {
        Map<String, Object> known = new LinkedHashMap<>(event.payload());
        known.keySet().retainAll(fields(event));
        return known;
    }

    private static Collection<String> fields(SourceEvent event) {
        return event.type().equals(EventTypes.USER_LOGGED_IN)
                ? UserLoggedIn.FIELDS
                : SnapshotRows.columns(EventTypes.SNAPSHOTS.get(event.type())).names();
    }

    private void count(SourceEvent event) {
        int unknown = event.payload().size() - known(event).size();
        if (unknown > 0) ignored.ignored(event.type(), unknown);
    }

    private static Receipt receipt(TenantStore store, IdentityUpdate update) {
        boolean changed =
                UserRecords.copy(store, store.access(update.user()), update).changed();
        return changed ? Receipt.APPLIED : Receipt.UNCHANGED;
    }

    private static Receipt receipt(SyncReport report) {
        return report.inserted() + report.updated() > 0 ? Receipt.APPLIED : Receipt.UNCHANGED;
    }
}
