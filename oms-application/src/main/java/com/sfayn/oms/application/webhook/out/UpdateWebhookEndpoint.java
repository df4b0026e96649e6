package com.sfayn.oms.application.webhook.out;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.internal.change.ChangeTransactions.Call;
import com.sfayn.oms.application.internal.signal.FeedSignals;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.webhook.SealedSecret;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint.Ordering;
import com.sfayn.oms.application.port.webhook.out.WebhookTransport;
import com.sfayn.oms.domain.parsing.InputText;
import com.sfayn.oms.domain.refusal.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/** Changes the name, the URL, the event types or the ordering of a webhook endpoint. */
public final class UpdateWebhookEndpoint {
    private static final String OPERATION = "UPDATE_WEBHOOK_ENDPOINT";

    private final EndpointChanges changes;
    private final EndpointRules rules;

    public UpdateWebhookEndpoint(
            Storage storage, Callers callers, Clock clock, FeedSignals signals, WebhookTransport transport) {
        this.changes = new EndpointChanges(storage, callers, clock, signals);
        this.rules = new EndpointRules(transport);
    }

    /**
     * The change; null fields stay as they are.
     *
     * @param preconditions the version is ignored
     */
    public record Command(
            String endpointId,
            String name,
            String url,
            List<String> eventTypes,
            Ordering ordering,
            Preconditions preconditions) {
        public Command {
            name = InputText.cleaned(name);
            eventTypes = eventTypes == null ? null : List.copyOf(eventTypes);
        }
    }

    public Answer<EndpointChanged> handle(Actor actor, Command command) {
        return changes.make(
                actor,
                OPERATION,
                command,
                command.preconditions(),
                command.endpointId(),
                call -> EndpointChanges.ofKnown(
                        call, command.endpointId(), endpoint -> updated(call, endpoint, command)));
    }

    private Answer<EndpointChanged> updated(Call call, WebhookEndpoint before, Command command) {
        List<Refusal> problems = rules.problems(command.name(), command.url(), command.eventTypes());
        if (!problems.isEmpty()) return Answer.refused(problems);
        boolean moves = command.url() != null && !command.url().equals(before.url());
        WebhookEndpoint after = new WebhookEndpoint(
                before.endpointId(),
                Objects.requireNonNullElse(command.name(), before.name()),
                Objects.requireNonNullElse(command.url(), before.url()),
                command.eventTypes() == null ? before.eventTypes() : EndpointRules.fullNames(command.eventTypes()),
                before.vendorId(),
                Objects.requireNonNullElse(command.ordering(), before.ordering()),
                before.health(),
                moves ? current(before.secrets()) : before.secrets(),
                before.createdAt());
        return call.store().endpoints().update(after)
                ? Answer.of(EndpointChanged.of(EndpointView.of(call.store(), after, call.now())))
                : Answer.refused(EndpointRules.nameTaken(after.name()));
    }

    /** A new receiver must not get signatures by a key that an old receiver may still know. */
    private static List<SealedSecret> current(List<SealedSecret> secrets) {
        return secrets.stream().filter(secret -> secret.until() == null).toList();
    }
}
