package com.sfayn.oms.application.webhook.out;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.RequestRefusal.ReplayRunning;
import com.sfayn.oms.application.feed.FeedPositions;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.internal.change.ChangeTransactions;
import com.sfayn.oms.application.internal.change.ChangeTransactions.Call;
import com.sfayn.oms.application.internal.change.KeyedRequest;
import com.sfayn.oms.application.internal.signal.FeedSignals;
import com.sfayn.oms.application.port.Randomness;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.feed.EventFeed;
import com.sfayn.oms.application.port.webhook.out.EndpointHealth.State;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint;
import com.sfayn.oms.application.port.webhook.out.WebhookReplay;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.parsing.LengthRule;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Delivers a range of the feed to an endpoint again, beside its live events and with the same {@code webhook-id}s. One
 * replay per endpoint at a time.
 */
public final class ReplayWebhookEvents {
    /** Maximum number of positions of a range. */
    public static final int MOST_EVENTS = 100_000;

    private static final String OPERATION = "REPLAY_WEBHOOK_EVENTS";
    private static final int ID_BYTES = 12;
    private static final LengthRule ORDER_ID = new LengthRule("The orderId", 1, LengthRule.SHORT);

    private final ChangeTransactions transactions;
    private final Randomness randomness;
    private final FeedSignals signals;

    public ReplayWebhookEvents(
            Storage storage, Callers callers, Clock clock, Randomness randomness, FeedSignals signals) {
        this.transactions = new ChangeTransactions(storage, callers, clock);
        this.randomness = randomness;
        this.signals = signals;
    }

    /**
     * The range. Each end is given by time or by a cursor of the query {@code events}; without an end, the range begins
     * with the first event of the feed, or ends with the last one now.
     *
     * @param from inclusive
     * @param before exclusive
     * @param eventTypes short or full names; null = the endpoint's
     * @param orderId only events of this order; null for all
     * @param preconditions the version is ignored
     */
    public record Command(
            String endpointId,
            Instant from,
            Instant before,
            String afterCursor,
            String untilCursor,
            List<String> eventTypes,
            OrderId orderId,
            Preconditions preconditions) {}

    /**
     * The replay that was started.
     *
     * @param events the number of positions in the range; fewer are sent if the endpoint or the command filters them
     */
    public record Started(String replayId, int events, boolean replayed) {}

    public Answer<Started> handle(Actor actor, Command command) {
        KeyedRequest request = new KeyedRequest(actor, OPERATION, command.preconditions(), command);
        String replayId = "whr_" + HexFormat.of().formatHex(randomness.bytes(ID_BYTES));
        Answer<Started> answer = transactions.permitted(
                actor,
                Permission.MANAGE_WEBHOOK_ENDPOINTS,
                command,
                call -> request.once(
                        call.store(),
                        call.now(),
                        replayId,
                        recorded -> Answer.of(replayed(recorded)),
                        () -> started(call, request, replayId, command)));
        if (answer.refusals().isEmpty()) signals.changed(actor.tenant());
        return answer;
    }

    /** The recorded result is the id and the number of events. */
    private static Started replayed(String recorded) {
        int space = recorded.indexOf(' ');
        return new Started(recorded.substring(0, space), Integer.parseInt(recorded.substring(space + 1)), true);
    }

    private static Answer<Started> started(Call call, KeyedRequest request, String replayId, Command command) {
        Optional<WebhookEndpoint> endpoint = call.store()
                .endpoints()
                .findForUpdate(command.endpointId())
                .filter(found -> EndpointChanges.manages(call.caller(), found));
        if (endpoint.isEmpty()) return Answer.refused(EndpointChanges.notFound(command.endpointId()));
        if (endpoint.get().health().state() == State.DISABLED) {
            return Answer.refused(new InvalidInput(
                    "The endpoint " + command.endpointId() + " is disabled; enable it first.", List.of("endpointId")));
        }
        List<Refusal> problems = new ArrayList<>();
        if (command.eventTypes() != null) problems.addAll(EndpointRules.eventTypes(command.eventTypes()));
        if (command.orderId() != null) {
            ORDER_ID.problem(command.orderId().value())
                    .ifPresent(problem -> problems.add(new InvalidInput(problem, List.of("orderId"))));
        }
        TenantId tenant = call.caller().actor().tenant();
        EventFeed feed = call.store().feed();
        long first = start(tenant, feed, command, problems);
        long last = end(tenant, feed, command, problems);
        if (problems.isEmpty() && last - first > MOST_EVENTS) {
            problems.add(new InvalidInput(
                    "The range has " + (last - first) + " events; at most " + MOST_EVENTS
                            + " can be replayed at a time.",
                    List.of()));
        }
        if (!problems.isEmpty()) return Answer.refused(problems);
        int events = (int) Math.max(0, last - first);
        WebhookReplay replay = new WebhookReplay(
                replayId,
                command.endpointId(),
                Math.max(first, last),
                command.eventTypes() == null ? Set.of() : EndpointRules.namedTypes(command.eventTypes()),
                command.orderId(),
                call.now(),
                events == 0 ? call.now() : null);
        if (!call.store().replays().insert(replay)) return Answer.refused(new ReplayRunning(command.endpointId()));
        if (events > 0) {
            feed.cursors().create(replay.consumer(), Instant.EPOCH);
            feed.cursors().reset(replay.consumer(), first);
        }
        request.complete(call.store(), replayId + " " + events);
        return Answer.of(new Started(replayId, events, false));
    }

    private static long start(TenantId tenant, EventFeed feed, Command command, List<Refusal> problems) {
        if (command.afterCursor() != null) {
            long after = position(tenant, command.afterCursor(), "afterCursor", problems);
            if (after > feed.last()) problems.add(FeedPositions.isAfterTheEnd(command.afterCursor(), "afterCursor"));
            return after;
        }
        return command.from() == null ? 0 : feed.positionBefore(command.from());
    }

    private static long end(TenantId tenant, EventFeed feed, Command command, List<Refusal> problems) {
        if (command.untilCursor() != null) {
            return Math.min(feed.last(), position(tenant, command.untilCursor(), "untilCursor", problems));
        }
        return command.before() == null ? feed.last() : feed.positionBefore(command.before());
    }

    private static long position(TenantId tenant, String cursor, String field, List<Refusal> problems) {
        Optional<Long> position = FeedPositions.parse(tenant, cursor);
        if (position.isEmpty()) problems.add(FeedPositions.refusal(cursor, field));
        return position.orElse(0L);
    }
}
