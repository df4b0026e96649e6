package com.sfayn.oms.application.internal.change;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.RequestRefusal.NotFound;
import com.sfayn.oms.application.core.RequestRefusal.VersionConflict;
import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.internal.access.Caller;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.order.OrderAccess;
import com.sfayn.oms.domain.order.Decision;
import com.sfayn.oms.domain.order.Decision.Accepted;
import com.sfayn.oms.domain.order.Decision.Refused;
import com.sfayn.oms.domain.order.ExpiryPolicy;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.OrderActor;
import com.sfayn.oms.domain.order.OrderCancellation;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.PlacedOrder;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Runs a change of one order in the same steps for every use case: permission and scope, idempotency key, expected
 * version, guard, then the use case's decision. The result is stored in one transaction.
 */
public final class OrderChanges {
    private final Storage storage;
    private final Callers callers;
    private final Function<TenantId, TenantSettings> settings;
    private final Clock clock;

    public OrderChanges(Storage storage, Callers callers, Function<TenantId, TenantSettings> settings, Clock clock) {
        this.storage = storage;
        this.callers = callers;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The requested change.
     *
     * @param input the command, for its fingerprint
     */
    public record Request(OrderAction action, OrderId orderId, Preconditions preconditions, Record input) {}

    /** What a use case decides on: the order as read in this transaction, and the caller. */
    public record ChangeContext(
            TenantStore store, OrderAccess orderAccess, Order order, Caller caller, Instant now, ExpiryPolicy expiry) {
        /** The caller's capacities towards the order. */
        public OrderActor actor() {
            return caller.towards(order);
        }

        public PlacedOrder placedOrder() {
            return new PlacedOrder(order, actor(), now, expiry);
        }

        public OrderCancellation cancellation() {
            return new OrderCancellation(order, actor(), now, expiry);
        }
    }

    /** The part of a change that is specific to the use case. */
    @FunctionalInterface
    public interface Change {
        Decision decide(ChangeContext context);

        /** Whether the order is already in the state after this change, regardless of the expected version and key. */
        default boolean isMade(ChangeContext context) {
            return false;
        }

        /** Refuses the change before anything else is checked; by default, by the transition table. */
        default Optional<Refused> guard(ChangeContext context, OrderAction action) {
            return context.order().guard(action, context.actor());
        }
    }

    /** Whether a change on this thread would join a transaction of the embedding application. */
    public boolean isJoiningTransaction() {
        return storage.joinsTransaction();
    }

    /** Reads the order before a change, in a transaction of its own. */
    public <R> Answer<R> look(Actor actor, Request request, Function<ChangeContext, R> view) {
        return storage.inTransaction(
                actor.tenant(),
                ChangeTransactions.discardingRefusals(store -> context(store, actor, request)
                        .fold(context -> Answer.of(view.apply(context)), Answer::refused)));
    }

    public Answer<OrderChanged> make(Actor actor, Request request, Change change) {
        return OptimisticRetry.retried(() -> storage.inTransaction(
                actor.tenant(),
                ChangeTransactions.discardingRefusals(store -> context(store, actor, request)
                        .fold(context -> keyed(context, actor, request, change), Answer::refused))));
    }

    /** @param invalid refusals that do not depend on the order; if there are any, the change is not decided */
    public Answer<OrderChanged> make(Actor actor, Request request, List<? extends Refusal> invalid, Change change) {
        return make(actor, request, invalid.isEmpty() ? change : context -> new Refused(List.copyOf(invalid)));
    }

    /** Runs every check and decides, but stores nothing and claims no key. */
    public Answer<OrderChanged> dryRun(Actor actor, Request request, Change change) {
        return storage.inTransaction(actor.tenant(), store -> {
            store.discard();
            return context(store, actor, request)
                    .fold(
                            context -> decided(context, request, change)
                                    .fold(
                                            accepted -> Answer.of(new OrderChanged(
                                                    context.caller().view(accepted.order()), false)),
                                            Answer::refused),
                            Answer::refused);
        });
    }

    private Answer<ChangeContext> context(TenantStore store, Actor actor, Request request) {
        Optional<InvalidInput> unstorable = TextValidation.refusal(request.input());
        if (unstorable.isPresent()) return Answer.refused(unstorable.get());
        Permission permission = Permission.of(request.action());
        OrderAccess orderAccess = store.loadOrder(actor.user(), request.orderId());
        return callers.permitted(store, actor, orderAccess.access(), permission)
                .fold(
                        caller -> orderAccess
                                .order()
                                .filter(order -> caller.sees(order, permission))
                                .map(order -> Answer.of(new ChangeContext(
                                        store,
                                        orderAccess,
                                        order,
                                        caller,
                                        clock.instant(),
                                        settings.apply(actor.tenant()).expiry())))
                                .orElseGet(() -> notFound(request)),
                        Answer::refused);
    }

    private Answer<OrderChanged> keyed(ChangeContext context, Actor actor, Request request, Change change) {
        if (change.isMade(context))
            return Answer.of(new OrderChanged(context.caller().view(context.order()), true));
        String result = request.orderId() + ":" + (context.order().version() + 1);
        return new KeyedRequest(actor, request.action().name(), request.preconditions(), request.input())
                .once(
                        context.store(),
                        context.now(),
                        result,
                        recorded -> replayed(context, request),
                        () -> decided(context, request, change)
                                .fold(accepted -> keep(context, accepted), Answer::refused));
    }

    /** Reads the order again: claiming the key may have waited for a concurrent request that changed it. */
    private static Answer<OrderChanged> replayed(ChangeContext context, Request request) {
        Permission permission = Permission.of(request.action());
        return context.store()
                .orders()
                .find(request.orderId())
                .filter(order -> context.caller().seesResult(order, permission))
                .map(order -> Answer.of(new OrderChanged(context.caller().view(order), true)))
                .orElseGet(() -> notFound(request));
    }

    private static <T> Answer<T> notFound(Request request) {
        return Answer.refused(new NotFound("order", request.orderId().value(), List.of("orderId")));
    }

    private static Answer<OrderChanged> keep(ChangeContext context, Accepted accepted) {
        Optional<Refusal> refusal = context.store().keep(accepted);
        return refusal.isPresent()
                ? Answer.refused(refusal.get())
                : Answer.of(new OrderChanged(context.caller().view(accepted.order()), false));
    }

    private Answer<Accepted> decided(ChangeContext context, Request request, Change change) {
        Integer expected = request.preconditions().expectedVersion();
        int current = context.order().version();
        if (expected != null && expected != current) return Answer.refused(new VersionConflict(expected, current));
        Optional<Refused> ruledOut = change.guard(context, request.action());
        Decision decision = ruledOut.isPresent() ? ruledOut.get() : change.decide(context);
        return decision.fold(Answer::of, refused -> Answer.refused(refused.refusals()));
    }
}
