package com.sfayn.oms.application.webhook;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.webhook.WebhookSource;
import com.sfayn.oms.application.port.webhook.WebhookSources.Registered;
import java.util.List;

/** Lists the webhook sources registered by admins, without those from the settings. */
public final class ListWebhookSources {
    private final Storage storage;
    private final Callers callers;

    public ListWebhookSources(Storage storage, Callers callers) {
        this.storage = storage;
        this.callers = callers;
    }

    /** Returns the sources, ordered by name. */
    public Answer<List<WebhookSource>> handle(Actor actor) {
        return storage.inTransaction(
                actor.tenant(),
                store -> callers.permitted(store, actor, store.access(actor.user()), Permission.MANAGE_WEBHOOK_SOURCES)
                        .fold(
                                caller -> Answer.of(store.webhooks().list().stream()
                                        .map(Registered::source)
                                        .toList()),
                                Answer::refused));
    }
}
