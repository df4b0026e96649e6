package com.sfayn.oms.application.webhook.out;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.internal.change.ChangeTransactions.Call;
import com.sfayn.oms.application.internal.signal.FeedSignals;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.webhook.out.EndpointHealth;
import com.sfayn.oms.application.port.webhook.out.EndpointHealth.DisabledReason;
import com.sfayn.oms.application.port.webhook.out.EndpointHealth.State;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint;
import java.time.Clock;

/** Stops a webhook endpoint until it is enabled: its deliveries wait, and its place in the feed stays. */
public final class DisableWebhookEndpoint {
    private static final String OPERATION = "DISABLE_WEBHOOK_ENDPOINT";

    private final EndpointChanges changes;

    public DisableWebhookEndpoint(Storage storage, Callers callers, Clock clock, FeedSignals signals) {
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
                call -> EndpointChanges.ofKnown(call, command.endpointId(), endpoint -> disabled(call, endpoint)));
    }

    private static Answer<EndpointChanged> disabled(Call call, WebhookEndpoint endpoint) {
        EndpointHealth before = endpoint.health();
        WebhookEndpoint after = before.state() == State.DISABLED
                ? endpoint
                : endpoint.withHealth(new EndpointHealth(
                        State.DISABLED,
                        DisabledReason.REQUESTED,
                        before.failures(),
                        null,
                        null,
                        before.throttled(),
                        before.lastDeliveredAt()));
        call.store().endpoints().update(after);
        return Answer.of(EndpointChanged.of(EndpointView.of(call.store(), after, call.now())));
    }
}
