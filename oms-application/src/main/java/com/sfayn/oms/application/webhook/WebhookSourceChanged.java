package com.sfayn.oms.application.webhook;

import com.sfayn.oms.application.port.webhook.WebhookSource;
import java.util.Optional;

/**
 * What a change of a webhook source came to.
 *
 * @param source after the change; as it was last where it was removed; empty for a repeated call whose source is gone
 * @param secret the new one; never again after this
 * @param replayed whether the idempotency key had been used with the same input before
 */
public record WebhookSourceChanged(Optional<WebhookSource> source, Optional<WebhookSecret> secret, boolean replayed) {}
