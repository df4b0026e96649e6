package com.sfayn.oms.graphql.order;

import com.sfayn.oms.application.Answer;
import com.sfayn.oms.application.OrderView;
import com.sfayn.oms.application.query.GetHistory;
import com.sfayn.oms.application.query.GetHistory.History;
import com.sfayn.oms.domain.order.RecordedActor;
import com.sfayn.oms.domain.order.RecordedEvent;
import com.sfayn.oms.graphql.wiring.Answers;
import com.sfayn.oms.graphql.wiring.Call;
import com.sfayn.oms.graphql.wiring.Connection;
import com.sfayn.oms.graphql.wiring.Times;
import com.sfayn.oms.graphql.wiring.TypeFields;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.Objects;

/** An order's events, page by page. */
public final class OrderHistory implements DataFetcher<DataFetcherResult<Connection<RecordedEvent>>> {
    private static final int PAGE = 50;

    private final GetHistory getHistory;

    OrderHistory(GetHistory getHistory) {
        this.getHistory = getHistory;
    }

    @Override
    public DataFetcherResult<Connection<RecordedEvent>> get(DataFetchingEnvironment environment) {
        OrderView view = environment.getSource();
        Integer first = environment.getArgument("first");
        String after = environment.getArgument("after");
        Call call = Call.of(environment.getGraphQlContext());
        Answer<History> history = getHistory.handle(
                call.actor(), new GetHistory.Query(view.order().id(), Objects.requireNonNullElse(first, PAGE), after));
        return Answers.of(
                history.fold(
                        page -> Answer.of(Connection.of(page.events(), History::cursor, page.more(), after != null)),
                        Answer::refused),
                environment);
    }

    public static RuntimeWiring.Builder wire(RuntimeWiring.Builder wiring) {
        Connection.wire(wiring, "OrderEventConnection", "OrderEventEdge");
        return wiring.type(TypeFields.of("OrderEvent", RecordedEvent.class)
                        .field("eventId", RecordedEvent::eventId)
                        .field("sequence", RecordedEvent::sequence)
                        .field("version", RecordedEvent::version)
                        .field("type", RecordedEvent::type)
                        .field("occurredAt", event -> Times.utc(event.occurredAt()))
                        .field("actor", RecordedEvent::actor)
                        .field("data", RecordedEvent::data)
                        .wiring())
                .type(TypeFields.of("Actor", RecordedActor.class)
                        .field("kind", RecordedActor::kind)
                        .field("id", RecordedActor::id)
                        .wiring());
    }
}
