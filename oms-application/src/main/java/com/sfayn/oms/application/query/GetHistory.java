package com.sfayn.oms.application.query;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.internal.access.Caller;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.internal.access.EventVisibility;
import com.sfayn.oms.application.internal.change.TextValidation;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.order.EventLog;
import com.sfayn.oms.application.port.order.OrderAccess;
import com.sfayn.oms.application.port.user.UserAccess;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderActor;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.RecordedEvent;
import com.sfayn.oms.domain.refusal.InvalidInput;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Returns the history of an order, oldest first. Actors are shown by kind; the ids of other parties are hidden. */
public final class GetHistory {
    private static final int MAX_PAGE_SIZE = 100;

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
     * A page of an order's history.
     *
     * @param more whether there are later events
     */
    public record History(List<RecordedEvent> events, boolean more) {
        public History {
            events = List.copyOf(events);
        }

        /** Returns the cursor of the page that starts after this event. */
        public static String cursor(RecordedEvent event) {
            return Cursors.ofSequence(event.sequence());
        }
    }

    /** Returns an empty history if the caller has no such order. */
    public Answer<History> handle(Actor actor, Query query) {
        return handleAll(actor, List.of(query)).get(0);
    }

    /**
     * The same for many orders, in one transaction and with a constant number of SQL statements. The answers are in the
     * order of the queries.
     */
    public List<Answer<History>> handleAll(Actor actor, List<Query> queries) {
        List<Optional<InvalidInput>> invalid =
                queries.stream().map(GetHistory::invalid).toList();
        List<Query> valid = IntStream.range(0, queries.size())
                .filter(i -> invalid.get(i).isEmpty())
                .mapToObj(queries::get)
                .toList();
        Iterator<Answer<History>> answers = valid.isEmpty()
                ? Collections.emptyIterator()
                : read(actor, valid).iterator();
        return invalid.stream()
                .map(refusal -> refusal.map(Answer::<History>refused).orElseGet(answers::next))
                .toList();
    }

    private static Optional<InvalidInput> invalid(Query query) {
        Optional<InvalidInput> unstorable = TextValidation.refusal(query);
        if (unstorable.isPresent()) return unstorable;
        if (query.first() < 1 || query.first() > MAX_PAGE_SIZE) {
            return Optional.of(new InvalidInput(
                    "first is " + query.first() + "; it must be 1 to " + MAX_PAGE_SIZE + ".", List.of("first")));
        }
        return after(query).isEmpty() ? Optional.of(Cursors.refusal(query.after())) : Optional.empty();
    }

    private static Optional<Integer> after(Query query) {
        return query.after() == null ? Optional.of(0) : Cursors.sequence(query.after());
    }

    private List<Answer<History>> read(Actor actor, List<Query> queries) {
        Set<OrderId> ids = queries.stream().map(Query::orderId).collect(Collectors.toCollection(LinkedHashSet::new));
        return storage.inTransaction(actor.tenant(), store -> {
            Found found = found(store, actor, ids);
            return callers.permitted(store, actor, found.access(), Permission.GET_ORDER)
                    .fold(
                            caller -> histories(store, caller, found.orders(), queries).stream()
                                    .map(Answer::of)
                                    .toList(),
                            reasons -> queries.stream()
                                    .map(query -> Answer.<History>refused(reasons))
                                    .toList());
        });
    }

    private record Found(UserAccess access, List<Order> orders) {}

    private static Found found(TenantStore store, Actor actor, Set<OrderId> ids) {
        if (ids.size() > 1) {
            return new Found(store.access(actor.user()), store.orders().findAll(ids));
        }
        OrderAccess orderAccess = store.loadOrder(actor.user(), ids.iterator().next());
        return new Found(orderAccess.access(), orderAccess.order().stream().toList());
    }

    private static List<History> histories(TenantStore store, Caller caller, List<Order> orders, List<Query> queries) {
        Map<OrderId, Order> visible = orders.stream()
                .filter(order -> caller.sees(order, Permission.GET_ORDER))
                .collect(Collectors.toMap(Order::id, Function.identity()));
        List<Query> readable = queries.stream()
                .filter(query -> visible.containsKey(query.orderId()))
                .toList();
        // one more than the page size, to find out whether there are later events
        List<EventLog.Page> pages = readable.stream()
                .map(query -> new EventLog.Page(query.orderId(), after(query).orElseThrow(), query.first() + 1))
                .toList();
        Iterator<List<RecordedEvent>> read = pages.isEmpty()
                ? Collections.emptyIterator()
                : store.events().readAll(pages).iterator();
        return queries.stream()
                .map(query -> visible.containsKey(query.orderId())
                        ? history(read.next(), query, caller.towards(visible.get(query.orderId())))
                        : new History(List.of(), false))
                .toList();
    }

    private static History history(List<RecordedEvent> events, Query query, OrderActor reader) {
        return new History(
                events.stream()
                        .limit(query.first())
                        .map(event -> EventVisibility.shown(event, reader.capacities()))
                        .toList(),
                events.size() > query.first());
    }
}
