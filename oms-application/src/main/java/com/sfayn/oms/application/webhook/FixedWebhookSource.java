package com.sfayn.oms.application.webhook;

import java.util.List;
import java.util.Set;

/**
 * A source that a deployment gives to a tenant by its settings.
 *
 * @param name unique among the tenant's
 * @param secrets at least one; several while they are being rotated
 * @param eventTypes what it may send
 */
public record FixedWebhookSource(String name, List<WebhookSecret> secrets, Set<String> eventTypes) {
    public FixedWebhookSource {
        secrets = List.copyOf(secrets);
        eventTypes = Set.copyOf(eventTypes);
        if (secrets.isEmpty()) throw new IllegalArgumentException("The webhook source " + name + " has no secret.");
    }
}
