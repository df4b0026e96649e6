package com.sfayn.oms.application.change;

import com.sfayn.oms.application.Actor;
import com.sfayn.oms.application.Answer;
import com.sfayn.oms.application.OrderChanged;
import com.sfayn.oms.application.Permission;
import com.sfayn.oms.application.RequestRefusal.InvalidInput;
import com.sfayn.oms.application.RequestRefusal.NotFound;
import com.sfayn.oms.application.RequestRefusal.VersionConflict;
import com.sfayn.oms.application.Safeguards;
import com.sfayn.oms.application.TenantSettings;
import com.sfayn.oms.application.access.Caller;
import com.sfayn.oms.application.access.Callers;
import com.sfayn.oms.application.port.Opening;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.domain.order.Decision;
import com.sfayn.oms.domain.order.Decision.Accepted;
import com.sfayn.oms.domain.order.Decision.Refused;
import com.sfayn.oms.domain.order.Lifetimes;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.Refusal;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One change of one order, the same way for every use case: permission and scope, idempotency key, expected version,
 * guard, then the use case's own decision; kept whole or not at all.
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
     * What is asked for.
     *
     * @param input the command, for its fingerprint
     */
    public record Request(OrderAction action, OrderId orderId, Safeguards safeguards, Record input) {}

    /** What a use case decides on: the order as it is in this transaction, and who asks. */
    public record Scene(TenantStore store, Opening opening, Order order, Caller caller, Instant now) {}

    /** The use case's own part. */
    @FunctionalInterface
    public interface Change {
        Decision decide(Scene scene);

        /** Whether the order stands already as this change would leave it, whatever version or key is named. */
        default boolean isMade(Scene scene) {
            return false;
        }

        /** What rules the change out before anything is looked at; by default, the transition table. */
        default Optional<Refused> guard(Scene scene, OrderAction action) {
            return scene.order().guard(action, scene.caller().towards(scene.order()));
        }
    }

    /** Whether a change on this thread would be part of a transaction of the application. */
    public boolean isJoiningTransaction() {
        return storage.joinsTransaction();
    }

    /** Looks at the order before a change, in a transaction that ends with the look. */
    public <R> Answer<R> look(Actor actor, Request request, Function<Scene, R> view) {
        return storage.inTransaction(actor.tenant(), store -> {
            Answer<R> seen = scene(store, actor, request).fold(scene -> Answer.of(view.apply(scene)), Answer::refused);
            if (!seen.reasons().isEmpty()) store.discard();
            return seen;
        });
    }

    public Answer<OrderChanged> make(Actor actor, Request request, Change change) {
        return LostRaces.retried(() -> storage.inTransaction(
                actor.tenant(), store -> discardingRefusals(store, inTransaction(store, actor, request, change))));
    }

    /** Goes through every check and decides, but keeps nothing and touches no key. */
    public Answer<OrderChanged> rehearse(Actor actor, Request request, Change change) {
        return storage.inTransaction(actor.tenant(), store -> {
            store.discard();
            return scene(store, actor, request)
                    .fold(
                            scene -> decided(scene, request, change)
                                    .fold(
                                            accepted -> Answer.of(new OrderChanged(
                                                    scene.caller().view(accepted.order()), false)),
                                            Answer::refused),
                            Answer::refused);
        });
    }

    private Answer<OrderChanged> inTransaction(TenantStore store, Actor actor, Request request, Change change) {
        return scene(store, actor, request).fold(scene -> keyed(scene, actor, request, change), Answer::refused);
    }

    private Answer<Scene> scene(TenantStore store, Actor actor, Request request) {
        Optional<InvalidInput> unstorable = StorableText.refusal(request.input());
        if (unstorable.isPresent()) return Answer.refused(unstorable.get());
        Permission permission = Permission.of(request.action());
        Opening opening = store.open(actor.user(), request.orderId());
        return callers.permitted(store, actor, opening.access(), permission)
                .fold(
                        caller -> opening.order()
                                .filter(order -> caller.sees(order, permission))
                                .map(order -> Answer.of(new Scene(store, opening, order, caller, now())))
                                .orElseGet(() -> notFound(request)),
                        Answer::refused);
    }

    private Answer<OrderChanged> keyed(Scene scene, Actor actor, Request request, Change change) {
        if (change.isMade(scene))
            return Answer.of(new OrderChanged(scene.caller().view(scene.order()), true));
        String result = request.orderId() + ":" + (scene.order().version() + 1);
        Optional<Answer<String>> before = KeptKeys.claim(
                scene.store(),
                actor,
                request.action().name(),
                request.safeguards(),
                request.input(),
                result,
                scene.now());
        if (before.isPresent()) {
            return before.get().fold(recorded -> replayed(scene, request), Answer::refused);
        }
        return decided(scene, request, change).fold(accepted -> keep(scene, accepted), Answer::refused);
    }

    /** The order is read again: claiming the key may have waited for the twin that changed it. */
    private static Answer<OrderChanged> replayed(Scene scene, Request request) {
        Permission permission = Permission.of(request.action());
        return scene.store()
                .orders()
                .find(request.orderId())
                .filter(order -> scene.caller().seesResult(order, permission))
                .map(order -> Answer.of(new OrderChanged(scene.caller().view(order), true)))
                .orElseGet(() -> notFound(request));
    }

    private static <T> Answer<T> notFound(Request request) {
        return Answer.refused(new NotFound("order", request.orderId().value(), List.of("orderId")));
    }

    private static Answer<OrderChanged> keep(Scene scene, Accepted accepted) {
        Optional<Refusal> notKept = scene.store().keep(accepted);
        return notKept.isPresent()
                ? Answer.refused(notKept.get())
                : Answer.of(new OrderChanged(scene.caller().view(accepted.order()), false));
    }

    private static Answer<OrderChanged> discardingRefusals(TenantStore store, Answer<OrderChanged> answer) {
        if (!answer.reasons().isEmpty()) store.discard();
        return answer;
    }

    private Answer<Accepted> decided(Scene scene, Request request, Change change) {
        Integer expected = request.safeguards().expectedVersion();
        int current = scene.order().version();
        if (expected != null && expected != current) return Answer.refused(new VersionConflict(expected, current));
        Optional<Refused> ruledOut = change.guard(scene, request.action());
        Decision decision = ruledOut.isPresent() ? ruledOut.get() : change.decide(scene);
        Lifetimes lifetimes = settings.apply(scene.caller().actor().tenant()).lifetimes();
        return decision.fold(
                accepted -> Answer.of(lifetimes.applied(accepted)), refused -> Answer.refused(refused.refusals()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
