package com.sfayn.oms.application.webhook;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.RequestRefusal.NotFound;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.internal.change.Idempotency;
import com.sfayn.oms.application.internal.change.TextValidation;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.webhook.WebhookSource;
import com.sfayn.oms.application.port.webhook.WebhookSources.Registered;
import com.sfayn.oms.domain.refusal.InvalidInput;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The common part of all changes of webhook sources: checks the permission, claims the idempotency key, and commits or
 * discards.
 */
public final class SourceChanges {
    private final Storage storage;
    private final Callers callers;
    private final Clock clock;

    public SourceChanges(Storage storage, Callers callers, Clock clock) {
        this.storage = storage;
        this.callers = callers;
        this.clock = clock;
    }

    /**
     * Makes a change.
     *
     * @param sourceId the source that a repeated call returns
     * @param change runs within the transaction
     */
    Answer<WebhookSourceChanged> make(
            Actor actor,
            String operation,
            Record command,
            Preconditions preconditions,
            String sourceId,
            BiFunction<TenantStore, Instant, Answer<WebhookSourceChanged>> change) {
        Optional<InvalidInput> unstorable = TextValidation.refusal(command);
        if (unstorable.isPresent()) return Answer.refused(unstorable.get());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return storage.inTransaction(actor.tenant(), store -> {
            Answer<WebhookSourceChanged> answer = callers.permitted(
                            store, actor, store.access(actor.user()), Permission.MANAGE_WEBHOOK_SOURCES)
                    .fold(
                            caller -> Idempotency.claim(store, actor, operation, preconditions, command, sourceId, now)
                                    .map(before -> before.fold(
                                            recorded -> Answer.of(replayed(store, recorded)),
                                            Answer::<WebhookSourceChanged>refused))
                                    .orElseGet(() -> change.apply(store, now)),
                            Answer::refused);
            if (!answer.reasons().isEmpty()) store.discard();
            return answer;
        });
    }

    /** Changes an existing source under its lock. */
    static Answer<WebhookSourceChanged> ofKnown(
            TenantStore store, String sourceId, Function<Registered, Answer<WebhookSourceChanged>> change) {
        return store.webhooks()
                .findForUpdate(sourceId)
                .map(change)
                .orElseGet(() -> Answer.refused(new NotFound("webhook source", sourceId, List.of("sourceId"))));
    }

    /** Does not return the secret again: the caller may be another admin than the first time. */
    private static WebhookSourceChanged replayed(TenantStore store, String sourceId) {
        Optional<WebhookSource> source = store.webhooks().list().stream()
                .map(Registered::source)
                .filter(known -> known.sourceId().equals(sourceId))
                .findFirst();
        return new WebhookSourceChanged(source, Optional.empty(), true);
    }
}
