package com.sfayn.oms.application.webhook;

import java.util.List;
import java.util.Set;

/**
 * A tenant's webhook source from the settings.
 *
 * @param name unique within the tenant
 * @param secrets at least one; several during a rotation
 * @param eventTypes the types that it may send
 */
public record FixedWebhookSource(String name, List<WebhookSecret> secrets, Set<String> eventTypes) {
    public FixedWebhookSource {
        secrets = List.copyOf(secrets);
        eventTypes = Set.copyOf(eventTypes);
        if (secrets.isEmpty()) throw new IllegalArgumentException("The webhook source " + name + " has no secret.");
    }
}
