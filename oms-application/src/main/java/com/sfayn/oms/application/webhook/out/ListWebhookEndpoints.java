package com.sfayn.oms.application.webhook.out;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint;
import java.time.Clock;
import java.util.List;

/** Returns the webhook endpoints that the caller manages, ordered by name, with what waits for them. */
public final class ListWebhookEndpoints {
    private final Storage storage;
    private final Callers callers;
    private final Clock clock;

    public ListWebhookEndpoints(Storage storage, Callers callers, Clock clock) {
        this.storage = storage;
        this.callers = callers;
        this.clock = clock;
    }

    public Answer<List<EndpointView>> handle(Actor actor) {
        return storage.inTransaction(
                actor.tenant(),
                store -> callers.permitted(
                                store, actor, store.access(actor.user()), Permission.MANAGE_WEBHOOK_ENDPOINTS)
                        .fold(
                                caller -> {
                                    List<WebhookEndpoint> managed = store.endpoints().list().stream()
                                            .filter(endpoint -> EndpointChanges.manages(caller, endpoint))
                                            .toList();
                                    return Answer.of(EndpointView.of(store, managed, clock.instant()));
                                },
                                Answer::refused));
    }
}
