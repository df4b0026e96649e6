package com.sfayn.oms.application.event;

import com.sfayn.oms.application.Answer;
import com.sfayn.oms.application.RequestRefusal.Forbidden;
import com.sfayn.oms.application.RequestRefusal.InvalidInput;
import com.sfayn.oms.application.port.SnapshotType;
import com.sfayn.oms.application.port.SourceStamp;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.snapshot.ImportScope;
import com.sfayn.oms.application.snapshot.ImportTerms;
import com.sfayn.oms.application.snapshot.RowFeed;
import com.sfayn.oms.application.snapshot.SnapshotIntake;
import com.sfayn.oms.application.snapshot.SyncReport;
import com.sfayn.oms.domain.reading.Nearest;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Applies an event of another system to the local copies, in one transaction. The source has been verified before, and
 * may send only the types that it is for.
 */
public final class ReceiveEvent {
    private final Storage storage;
    private final SnapshotIntake intake;
    private final Clock clock;

    public ReceiveEvent(Storage storage, SnapshotIntake intake, Clock clock) {
        this.storage = storage;
        this.intake = intake;
        this.clock = clock;
    }

    /** What became of the event, or why it can never be accepted; a fault instead may pass, so the event may be sent again. */
    public Answer<Receipt> handle(TenantId tenant, EventSource source, SourceEvent event) {
        if (!EventTypes.all().contains(event.type())) {
            return Answer.refused(new InvalidInput(
                    "There is no event type \"" + event.type() + "\" here; the nearest is "
                            + Nearest.of(event.type(), EventTypes.all()) + ".",
                    List.of("event_type")));
        }
        if (!source.eventTypes().contains(event.type())) {
            return Answer.refused(new Forbidden("The source " + source.name() + " may not send " + event.type() + "."));
        }
        Optional<InvalidInput> unbelievable =
                SnapshotIntake.unbelievable(event.occurredAt(), clock.instant(), "occurred_at");
        if (unbelievable.isPresent()) return Answer.refused(unbelievable.get());
        return storage.inTransaction(tenant, store -> {
            Answer<Receipt> answer = applied(store, tenant, source, event);
            if (!answer.reasons().isEmpty()) store.discard();
            return answer;
        });
    }

    private Answer<Receipt> applied(TenantStore store, TenantId tenant, EventSource source, SourceEvent event) {
        SnapshotType type = EventTypes.SNAPSHOTS.get(event.type());
        return intake.copy(
                        store,
                        tenant,
                        ImportScope.TENANT,
                        ImportTerms.upsert(type),
                        new SourceStamp(event.occurredAt(), event.eventId(), source.name()),
                        RowFeed.of(List.of(event.payload())))
                .fold(report -> Answer.of(receipt(report)), Answer::refused);
    }

    private static Receipt receipt(SyncReport report) {
        return report.inserted() + report.updated() > 0 ? Receipt.APPLIED : Receipt.UNCHANGED;
    }
}
