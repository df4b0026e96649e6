package com.sfayn.oms.application.event;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.RequestRefusal.EventIdReused;
import com.sfayn.oms.application.internal.change.Fingerprint;
import com.sfayn.oms.application.internal.change.TextValidation;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.domain.parsing.LengthRule;
import com.sfayn.oms.domain.refusal.InvalidInput;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Ensures that each event is applied once, and that an id is not used for two different contents. */
final class EventDeduplication {
    /** Keeps delivery ids apart from event ids, which may be equal. */
    private static final String DELIVERIES = "delivery to ";

    private static final String EVENT_ID = "event_id";
    private static final String DELIVERY_ID = "webhook-id";

    private EventDeduplication() {}

    /** Returns the error if one of the event's ids is missing or can't be stored. */
    static Optional<InvalidInput> refusal(SourceEvent event) {
        if (event.eventId() == null || event.eventId().isBlank()) {
            return Optional.of(
                    new InvalidInput(EVENT_ID + " is missing; every event needs a unique id.", List.of(EVENT_ID)));
        }
        String delivery = event.delivery().id();
        return refusal(event.eventId(), EVENT_ID)
                .or(() -> delivery == null ? Optional.empty() : refusal(delivery, DELIVERY_ID));
    }

    private static Optional<InvalidInput> refusal(String id, String field) {
        return LengthRule.upTo(LengthRule.SHORT, field)
                .problem(id)
                .map(problem -> new InvalidInput(problem, List.of(field)))
                .or(() -> TextValidation.refusal(id, field));
    }

    /**
     * Claims the event's ids. If an id was claimed before, returns {@link Receipt#REPEATED} for the same content and a
     * refusal for other content.
     *
     * @return empty if the event is new and must be applied
     */
    static Optional<Answer<Receipt>> claim(TenantStore store, EventSource source, SourceEvent event, Instant now) {
        String fingerprint = Fingerprint.of(event.content());
        String delivery = event.delivery().id();
        Optional<String> before = store.receivedEvents()
                .claim(source.name(), event.eventId(), fingerprint, now, now.minus(ReceiveEvent.IDS_REMEMBERED));
        if (before.isPresent()) return Optional.of(answer(before.get(), fingerprint, EVENT_ID, event.eventId()));
        if (delivery == null) return Optional.empty();
        return store.receivedEvents()
                .claim(DELIVERIES + source.name(), delivery, fingerprint, now, now.minus(ReceiveEvent.IDS_REMEMBERED))
                .map(known -> answer(known, fingerprint, DELIVERY_ID, delivery));
    }

    private static Answer<Receipt> answer(String before, String now, String field, String id) {
        return before.equals(now) ? Answer.of(Receipt.REPEATED) : Answer.refused(new EventIdReused(field, id));
    }
}
