package com.sfayn.oms.graphql.internal.order;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderView;
import com.sfayn.oms.application.query.GetHistory;
import com.sfayn.oms.application.query.GetHistory.History;
import com.sfayn.oms.domain.order.Order;
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
        implements DataFetcher<CompletableFuture<DataFetcherResult<Connection<OrderEventView>>>> {
    private static final int PAGE = 50;
    private static final String LOADER = "history";

    @Override
    public CompletableFuture<DataFetcherResult<Connection<OrderEventView>>> get(DataFetchingEnvironment environment) {
        OrderView view = environment.getSource();
        Integer first = environment.getArgument("first");
        String after = environment.getArgument("after");
        DataLoader<GetHistory.Query, Answer<History>> loader = environment.getDataLoader(LOADER);
        return loader.load(new GetHistory.Query(view.order().id(), Objects.requireNonNullElse(first, PAGE), after))
                .thenApply(history -> FieldResults.of(
                        history.fold(page -> Answer.of(connection(view.order(), page, after != null)), Answer::refused),
                        environment));
    }

    private static Connection<OrderEventView> connection(Order order, History page, boolean hasPrevious) {
        return new Connection<>(
                page.events().stream()
                        .map(event -> new Connection.Edge<>(History.cursor(event), OrderEventView.of(order, event)))
                        .toList(),
                page.more(),
                hasPrevious);
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
        return wiring.type(TypeFields.of("OrderEvent", OrderEventView.class)
                        .field("eventId", view -> view.event().eventId())
                        .field("orderId", OrderEventView::orderId)
                        .field("vendorId", OrderEventView::vendorId)
                        .field("sequence", view -> view.event().sequence())
                        .field("version", view -> view.event().version())
                        .field("type", view -> view.event().type())
                        .field("occurredAt", view -> Times.utc(view.event().occurredAt()))
                        .field("actor", view -> view.event().actor())
                        .field("data", view -> view.event().data())
                        .wiring())
                .type(TypeFields.of("Actor", RecordedActor.class)
                        .field("kind", RecordedActor::kind)
                        .field("id", RecordedActor::id)
                        .wiring());
    }
}
