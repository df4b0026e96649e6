package com.sfayn.oms.application.port.webhook.out;

import com.sfayn.oms.application.port.webhook.out.WebhookTransport.Attempt;
import com.sfayn.oms.application.port.webhook.out.WebhookTransport.Failure;
import java.time.Instant;

/**
 * One HTTP request of a delivery, for the log.
 *
 * @param attempt 1, 2, 3 … within the delivery
 * @param durationMs in milliseconds
 * @param status the HTTP status; null without a response
 * @param failure null for a success
 * @param responseSnippet the beginning of the response body, at most 1,024 bytes; null without a response
 */
public record DeliveryAttempt(
        String deliveryId,
        int attempt,
        Instant startedAt,
        int durationMs,
        Integer status,
        Failure failure,
        String responseSnippet) {
    /** @param after the delivery after the attempt */
    public static DeliveryAttempt of(WebhookDelivery after, Attempt attempt) {
        return new DeliveryAttempt(
                after.deliveryId(),
                after.attempts(),
                attempt.startedAt(),
                (int) Math.min(Integer.MAX_VALUE, attempt.duration().toMillis()),
                attempt.status(),
                attempt.failure(),
                attempt.responseSnippet());
    }
}
