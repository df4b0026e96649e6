package com.sfayn.oms.graphql.internal.order;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderView;
import com.sfayn.oms.application.query.GetHistory;
import com.sfayn.oms.application.query.GetHistory.History;
import com.sfayn.oms.domain.order.RecordedEvent;
import com.sfayn.oms.domain.order.party.RecordedActor;
import com.sfayn.oms.graphql.internal.wiring.Connection;
import com.sfayn.oms.graphql.internal.wiring.FieldResults;
import com.sfayn.oms.graphql.internal.wiring.Times;
import com.sfayn.oms.graphql.internal.wiring.TypeFields;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.dataloader.BatchLoader;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderOptions;
import org.dataloader.DataLoaderRegistry;

/**
 * Fetches an order's events, page by page. The histories of all orders of a list are read together, so that the number
 * of statements does not depend on the number of orders.
 */
public final class OrderHistory
        implements DataFetcher<CompletableFuture<DataFetcherResult<Connection<RecordedEvent>>>> {
    private static final int PAGE = 50;
    private static final String LOADER = "history";

    @Override
    public CompletableFuture<DataFetcherResult<Connection<RecordedEvent>>> get(DataFetchingEnvironment environment) {
        OrderView view = environment.getSource();
        Integer first = environment.getArgument("first");
        String after = environment.getArgument("after");
        DataLoader<GetHistory.Query, Answer<History>> loader = environment.getDataLoader(LOADER);
        return loader.load(new GetHistory.Query(view.order().id(), Objects.requireNonNullElse(first, PAGE), after))
                .thenApply(history -> FieldResults.of(
                        history.fold(
                                page -> Answer.of(
                                        Connection.of(page.events(), History::cursor, page.more(), after != null)),
                                Answer::refused),
                        environment));
    }

    /** Creates the data loader of one execution. It does not cache, since a later mutation may add events. */
    public static DataLoaderRegistry loaders(GetHistory getHistory, Actor actor) {
        BatchLoader<GetHistory.Query, Answer<History>> batch =
                queries -> CompletableFuture.completedFuture(getHistory.handleAll(actor, queries));
        DataLoaderOptions options =
                DataLoaderOptions.newOptions().setCachingEnabled(false).build();
        return DataLoaderRegistry.newRegistry()
                .register(LOADER, DataLoaderFactory.newDataLoader(LOADER, batch, options))
                .build();
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
