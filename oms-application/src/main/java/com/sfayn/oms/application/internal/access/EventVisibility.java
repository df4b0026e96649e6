package com.sfayn.oms.application.internal.access;

import com.sfayn.oms.application.port.feed.FeedEvent;
import com.sfayn.oms.domain.order.RecordedEvent;
import com.sfayn.oms.domain.order.party.ActorKind;
import com.sfayn.oms.domain.order.party.RecordedActor;
import java.util.Set;

/** Decides what readers see of an event: the ids of actors of other parties are hidden, their kinds are shown. */
public final class EventVisibility {
    private EventVisibility() {}

    /** Returns the event as a reader with these capacities towards its order sees it. */
    public static RecordedEvent shown(RecordedEvent event, Set<ActorKind> capacities) {
        ActorKind kind = event.actor().kind();
        if (capacities.contains(ActorKind.ADMIN) || capacities.contains(kind)) return event;
        return new RecordedEvent(
                event.eventId(),
                event.sequence(),
                event.version(),
                event.type(),
                event.occurredAt(),
                new RecordedActor(kind, null),
                event.data());
    }

    /** Returns an event of the feed as the order's vendor sees it. */
    public static FeedEvent toVendor(FeedEvent event) {
        return new FeedEvent(
                event.position(), event.orderId(), event.vendorId(), shown(event.event(), Set.of(ActorKind.VENDOR)));
    }
}
