package com.sfayn.oms.graphql.internal.query;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.feed.ListEvents;
import com.sfayn.oms.application.feed.ListEvents.Filter;
import com.sfayn.oms.application.feed.ListEvents.Page;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.graphql.internal.order.OrderEventView;
import com.sfayn.oms.graphql.internal.wiring.Connection;
import com.sfayn.oms.graphql.internal.wiring.InputFields;
import com.sfayn.oms.graphql.internal.wiring.TypeFields;
import graphql.schema.idl.RuntimeWiring;
import java.util.Objects;

/** Fetches the tenant's events in the order of the feed, page by page. */
final class EventList {
    private static final int PAGE = 100;

    private final ListEvents listEvents;

    EventList(ListEvents listEvents) {
        this.listEvents = listEvents;
    }

    /** The value behind the type EventConnection. */
    record EventPage(Connection<OrderEventView> connection, String next) {}

    Answer<EventPage> page(Actor actor, InputFields arguments) {
        Filter filter = arguments.object("filter", EventList::filter);
        String after = arguments.rawString("after");
        return listEvents
                .handle(
                        actor,
                        new ListEvents.Query(
                                after,
                                arguments.instant("from"),
                                filter == null ? Filter.NONE : filter,
                                Objects.requireNonNullElse(arguments.number("first"), PAGE)))
                .fold(page -> Answer.of(new EventPage(connection(page, after != null), page.next())), Answer::refused);
    }

    private static Connection<OrderEventView> connection(Page page, boolean hasPrevious) {
        return new Connection<>(
                page.entries().stream()
                        .map(entry -> new Connection.Edge<>(entry.cursor(), OrderEventView.of(entry.event())))
                        .toList(),
                page.more(),
                hasPrevious);
    }

    private static Filter filter(InputFields input) {
        String orderId = input.string("orderId");
        return new Filter(
                input.strings("types"), orderId == null ? null : new OrderId(orderId), input.string("vendorId"));
    }

    static RuntimeWiring.Builder wire(RuntimeWiring.Builder wiring) {
        return wiring.type(TypeFields.of("EventConnection", EventPage.class)
                        .field("edges", page -> page.connection().edges())
                        .field("nodes", page -> page.connection().nodes())
                        .field("pageInfo", EventPage::connection)
                        .field("nextCursor", EventPage::next)
                        .wiring())
                .type(Connection.edge("EventEdge"));
    }
}
