package com.sfayn.oms.application.webhook.out;

import com.sfayn.oms.application.port.webhook.out.DeliveryAttempt;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery;
import java.util.List;
import java.util.Optional;

/**
 * A delivery as users see it.
 *
 * @param isHeld whether it waits for an earlier delivery of the same order
 * @param attempts the latest 20, the newest first
 * @param body the JSON that is, or would be, sent; empty if it was not asked for, or the log no longer has the event
 */
public record DeliveryView(
        WebhookDelivery delivery, boolean isHeld, List<DeliveryAttempt> attempts, Optional<byte[]> body) {
    public DeliveryView {
        attempts = List.copyOf(attempts);
    }
}
