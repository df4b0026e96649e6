package com.sfayn.oms.application.webhook.out;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.internal.change.ChangeTransactions.Call;
import com.sfayn.oms.application.internal.signal.FeedSignals;
import com.sfayn.oms.application.internal.webhook.EndpointFeed;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint;
import java.time.Clock;
import java.util.Optional;

/** Removes a webhook endpoint and cancels its open deliveries; the log of its deliveries stays. */
public final class RemoveWebhookEndpoint {
    private static final String OPERATION = "REMOVE_WEBHOOK_ENDPOINT";

    private final EndpointChanges changes;

    public RemoveWebhookEndpoint(Storage storage, Callers callers, Clock clock, FeedSignals signals) {
        this.changes = new EndpointChanges(storage, callers, clock, signals);
    }

    /** @param preconditions the version is ignored */
    public record Command(String endpointId, Preconditions preconditions) {}

    public Answer<EndpointChanged> handle(Actor actor, Command command) {
        return changes.make(
                actor,
                OPERATION,
                command,
                command.preconditions(),
                command.endpointId(),
                call -> EndpointChanges.ofKnown(call, command.endpointId(), endpoint -> removed(call, endpoint)));
    }

    private static Answer<EndpointChanged> removed(Call call, WebhookEndpoint endpoint) {
        // the cursors first: this waits for a transaction that adds deliveries, and lets none begin after it
        call.store().feed().cursors().remove(EndpointFeed.consumer(endpoint.endpointId()));
        call.store().replays().endAll(endpoint.endpointId(), call.now());
        call.store().deliveries().cancelOpen(endpoint.endpointId(), call.now());
        call.store().endpoints().remove(endpoint.endpointId());
        return Answer.of(new EndpointChanged(Optional.empty(), Optional.empty(), 0, false));
    }
}
