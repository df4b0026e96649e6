package com.sfayn.oms.application.webhook;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.webhook.WebhookSources.Registered;
import java.time.Clock;
import java.util.Optional;

/** Removes a webhook source. All its later messages are refused. */
public final class RemoveWebhookSource {
    private static final String OPERATION = "REMOVE_WEBHOOK_SOURCE";

    private final SourceChanges changes;

    public RemoveWebhookSource(Storage storage, Callers callers, Clock clock) {
        this.changes = new SourceChanges(storage, callers, clock);
    }

    /** @param preconditions the version is ignored */
    public record Command(String sourceId, Preconditions preconditions) {}

    public Answer<WebhookSourceChanged> handle(Actor actor, Command command) {
        return changes.make(
                actor,
                OPERATION,
                command,
                command.preconditions(),
                command.sourceId(),
                (store, now) -> SourceChanges.ofKnown(store, command.sourceId(), source -> removed(store, source)));
    }

    private static Answer<WebhookSourceChanged> removed(TenantStore store, Registered registered) {
        store.webhooks().remove(registered.source().sourceId());
        return Answer.of(new WebhookSourceChanged(Optional.of(registered.source()), Optional.empty(), false));
    }
}
