package com.sfayn.oms.application.webhook;

import com.sfayn.oms.application.event.EventSource;
import com.sfayn.oms.application.port.webhook.WebhookSource;
import java.time.Instant;
import java.util.Optional;

/**
 * A message with a valid signature of a source.
 *
 * @param id its {@code webhook-id}
 * @param sentAt its {@code webhook-timestamp}
 * @param registered the source if an admin registered it
 */
record VerifiedWebhook(String id, Instant sentAt, EventSource source, Optional<WebhookSource> registered) {}
