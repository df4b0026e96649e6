package com.sfayn.oms.application.webhook.out;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.internal.change.ChangeTransactions.Call;
import com.sfayn.oms.application.internal.signal.FeedSignals;
import com.sfayn.oms.application.internal.webhook.EndpointFeed;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.feed.FeedCursor;
import com.sfayn.oms.application.port.webhook.out.EndpointHealth;
import com.sfayn.oms.application.port.webhook.out.EndpointHealth.State;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

/** Enables a webhook endpoint again, with or without what has happened since it was disabled. */
public final class EnableWebhookEndpoint {
    private static final String OPERATION = "ENABLE_WEBHOOK_ENDPOINT";

    private final EndpointChanges changes;

    public EnableWebhookEndpoint(Storage storage, Callers callers, Clock clock, FeedSignals signals) {
        this.changes = new EndpointChanges(storage, callers, clock, signals);
    }

    /**
     * @param catchUp whether to continue where the endpoint stopped; otherwise it starts at the end of the feed, and
     *     its open deliveries are cancelled
     * @param preconditions the version is ignored
     */
    public record Command(String endpointId, boolean catchUp, Preconditions preconditions) {}

    public Answer<EndpointChanged> handle(Actor actor, Command command) {
        return changes.make(
                actor,
                OPERATION,
                command,
                command.preconditions(),
                command.endpointId(),
                call -> EndpointChanges.ofKnown(
                        call, command.endpointId(), endpoint -> enabled(call, endpoint, command.catchUp())));
    }

    /** Has no effect on an endpoint that is active; ends the pause of one that is failing. */
    private static Answer<EndpointChanged> enabled(Call call, WebhookEndpoint endpoint, boolean catchUp) {
        EndpointHealth before = endpoint.health();
        if (before.state() == State.ACTIVE) {
            return Answer.of(EndpointChanged.of(EndpointView.of(call.store(), endpoint, call.now())));
        }
        long skipped = catchUp ? retry(call, endpoint) : skip(call, endpoint);
        WebhookEndpoint after = endpoint.withHealth(
                new EndpointHealth(State.ACTIVE, null, 0, null, null, false, before.lastDeliveredAt()));
        call.store().endpoints().update(after);
        return Answer.of(new EndpointChanged(
                Optional.of(EndpointView.of(call.store(), after, call.now())), Optional.empty(), skipped, false));
    }

    /** Tries what has failed again at once: the receiver has been mended. Leaves out nothing. */
    private static long retry(Call call, WebhookEndpoint endpoint) {
        call.store().deliveries().retryNow(endpoint.endpointId(), call.now());
        return 0;
    }

    /** Returns how many events and open deliveries are left out. */
    private static long skip(Call call, WebhookEndpoint endpoint) {
        long passed = skipEvents(call, endpoint);
        return passed + call.store().deliveries().cancelOpen(endpoint.endpointId(), call.now());
    }

    /** Moves the cursor to the end. This waits for a transaction that adds deliveries, and lets none begin after it. */
    private static long skipEvents(Call call, WebhookEndpoint endpoint) {
        String consumer = EndpointFeed.consumer(endpoint.endpointId());
        OptionalLong position = call.store()
                .feed()
                .cursors()
                .find(consumer)
                .map(FeedCursor::position)
                .orElse(OptionalLong.empty());
        if (position.isEmpty()) return 0;
        long end = call.store().feed().last();
        call.store().feed().cursors().reset(consumer, end);
        return Math.max(0, end - position.getAsLong());
    }
}
