package com.sfayn.oms.application.event;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.RequestRefusal.EventIdReused;
import com.sfayn.oms.application.core.RequestRefusal.InvalidInput;
import com.sfayn.oms.application.internal.change.Fingerprint;
import com.sfayn.oms.application.internal.change.TextValidation;
import com.sfayn.oms.application.port.TenantStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes sure that an event has its effect once, and that an id stands for one content. */
public final class EventDeduplication {
    /** How long an event's id is remembered. */
    public static final Duration KEPT = Duration.ofDays(7);

    /** Longest accepted id, in characters. */
    public static final int LONGEST_ID = 255;

    /** An event's own ids and those of deliveries are two kinds, which may look alike. */
    private static final String DELIVERIES = "delivery to ";

    private static final String EVENT_ID = "event_id";
    private static final String DELIVERY_ID = "webhook-id";

    private EventDeduplication() {}

    /** Why the event's ids can't be remembered; empty if they can. */
    static Optional<InvalidInput> refusal(SourceEvent event) {
        if (event.eventId() == null || event.eventId().isBlank()) {
            return Optional.of(
                    new InvalidInput(EVENT_ID + " is missing; every event needs an id of its own.", List.of(EVENT_ID)));
        }
        String delivery = event.delivery().id();
        return refusal(event.eventId(), EVENT_ID)
                .or(() -> delivery == null ? Optional.empty() : refusal(delivery, DELIVERY_ID));
    }

    private static Optional<InvalidInput> refusal(String id, String field) {
        return id.length() > LONGEST_ID
                ? Optional.of(new InvalidInput(
                        field + " has " + id.length() + " characters; at most " + LONGEST_ID + " are possible.",
                        List.of(field)))
                : TextValidation.refusal(id, field);
    }

    /**
     * Claims the event, or says what became of it before: nothing more, if it is the same; else it is refused.
     *
     * @return empty: go on
     */
    static Optional<Answer<Receipt>> claim(TenantStore store, EventSource source, SourceEvent event, Instant now) {
        String fingerprint = Fingerprint.of(event.content());
        String delivery = event.delivery().id();
        Optional<String> before =
                store.receivedEvents().claim(source.name(), event.eventId(), fingerprint, now, now.minus(KEPT));
        if (before.isPresent()) return Optional.of(answer(before.get(), fingerprint, EVENT_ID, event.eventId()));
        if (delivery == null) return Optional.empty();
        return store.receivedEvents()
                .claim(DELIVERIES + source.name(), delivery, fingerprint, now, now.minus(KEPT))
                .map(known -> answer(known, fingerprint, DELIVERY_ID, delivery));
    }

    private static Answer<Receipt> answer(String before, String now, String field, String id) {
        return before.equals(now) ? Answer.of(Receipt.REPEATED) : Answer.refused(new EventIdReused(field, id));
    }
}
