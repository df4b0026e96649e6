package com.sfayn.oms.application.webhook;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.RequestRefusal.NotFound;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.internal.change.ChangeTransactions;
import com.sfayn.oms.application.internal.change.KeyedRequest;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.webhook.WebhookSource;
import com.sfayn.oms.application.port.webhook.WebhookSources.Registered;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The common part of all changes of webhook sources: permission, idempotency key, replay. */
final class SourceChanges {
    private final ChangeTransactions transactions;

    SourceChanges(Storage storage, Callers callers, Clock clock) {
        this.transactions = new ChangeTransactions(storage, callers, clock);
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
        KeyedRequest request = new KeyedRequest(actor, operation, preconditions, command);
        return transactions.permitted(
                actor,
                Permission.MANAGE_WEBHOOK_SOURCES,
                command,
                call -> request.once(
                        call.store(),
                        call.now(),
                        sourceId,
                        recorded -> Answer.of(replayed(call.store(), recorded)),
                        () -> change.apply(call.store(), call.now())));
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
