package com.sfayn.oms.application.query;

import com.sfayn.oms.application.Actor;
import com.sfayn.oms.application.Answer;
import com.sfayn.oms.application.Permission;
import com.sfayn.oms.application.RequestRefusal.InvalidInput;
import com.sfayn.oms.application.access.Caller;
import com.sfayn.oms.application.access.Callers;
import com.sfayn.oms.application.change.StorableText;
import com.sfayn.oms.application.port.Opening;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.domain.order.ActorKind;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.RecordedActor;
import com.sfayn.oms.domain.order.RecordedEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shows what happened to an order, oldest first. Who did it is told by kind; the other party's id is withheld. */
public final class GetHistory {
    private static final int MOST = 100;

    private final Storage storage;
    private final Callers callers;

    public GetHistory(Storage storage, Callers callers) {
        this.storage = storage;
        this.callers = callers;
    }

    /**
     * @param first 1 to 100
     * @param after the last page's end cursor, or null
     */
    public record Query(OrderId orderId, int first, String after) {}

    /**
     * Some facts of a longer history.
     *
     * @param more whether further ones follow
     */
    public record History(List<RecordedEvent> events, boolean more) {
        public History {
            events = List.copyOf(events);
        }

        /** Where a later page goes on after this event. */
        public static String cursor(RecordedEvent event) {
            return Cursors.ofSequence(event.sequence());
        }
    }

    /** An empty history if the caller has no such order. */
    public Answer<History> handle(Actor actor, Query query) {
        Optional<InvalidInput> unstorable = StorableText.refusal(query);
        if (unstorable.isPresent()) return Answer.refused(unstorable.get());
        if (query.first() < 1 || query.first() > MOST) {
            return Answer.refused(new InvalidInput(
                    "first is " + query.first() + "; 1 to " + MOST + " is possible.", List.of("first")));
        }
        Optional<Integer> after = query.after() == null ? Optional.of(0) : Cursors.sequence(query.after());
        if (after.isEmpty()) return Answer.refused(Cursors.refusal(query.after()));
        return storage.inTransaction(actor.tenant(), store -> {
            Opening opening = store.open(actor.user(), query.orderId());
            return callers.permitted(store, actor, opening.access(), Permission.GET_ORDER)
                    .fold(caller -> Answer.of(history(store, opening, caller, query, after.get())), Answer::refused);
        });
    }

    private static History history(TenantStore store, Opening opening, Caller caller, Query query, int after) {
        return opening.order()
                .filter(order -> caller.sees(order, Permission.GET_ORDER))
                .map(order -> {
                    Set<ActorKind> capacities = caller.towards(order).capacities();
                    List<RecordedEvent> events = store.events().read(query.orderId(), after, query.first() + 1);
                    boolean more = events.size() > query.first();
                    return new History(
                            events.stream()
                                    .limit(query.first())
                                    .map(event -> shown(event, capacities))
                                    .toList(),
                            more);
                })
                .orElse(new History(List.of(), false));
    }

    private static RecordedEvent shown(RecordedEvent event, Set<ActorKind> capacities) {
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
}
