package com.sfayn.oms.application.webhook;

import com.sfayn.oms.application.port.webhook.WebhookSource;
import java.util.Optional;

/**
 * The result of a change of a webhook source.
 *
 * @param source after the change; for a removal, before it; empty for a repeated call whose source was removed
 * @param secret the new one, returned only this once
 * @param replayed whether the idempotency key was used before with the same input
 */
public record WebhookSourceChanged(Optional<WebhookSource> source, Optional<WebhookSecret> secret, boolean replayed) {}
