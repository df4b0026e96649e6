package com.sfayn.oms.application.internal.webhook;

import com.sfayn.oms.application.port.feed.FeedMonitor;
import com.sfayn.oms.application.port.webhook.out.WebhookTransport;
import com.sfayn.oms.application.port.webhook.out.WebhookTransport.Attempt;
import com.sfayn.oms.application.port.webhook.out.WebhookTransport.Failure;
import com.sfayn.oms.application.port.webhook.out.WebhookTransport.Message;
import com.sfayn.oms.domain.parsing.Ascii;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes and sends the requests of deliveries, outside of transactions. */
record DeliveryAttempts(SignedWebhooks webhooks, WebhookTransport transport, FeedMonitor monitor, Clock clock) {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryAttempts.class);
    private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(20);

    /** Returns how the attempt ended. A fault of this application is a failed attempt: the delivery has a schedule. */
    Attempt make(ClaimedDelivery claimed) {
        try {
            return attempt(claimed);
        } catch (RuntimeException e) {
            LOG.warn(
                    "A webhook for endpoint {} of tenant {} could not be made or sent.",
                    claimed.endpoint().endpointId(),
                    claimed.tenant(),
                    e);
            return new Attempt(clock.instant(), Duration.ZERO, null, Failure.CONNECT, null, null);
        }
    }

    private Attempt attempt(ClaimedDelivery claimed) {
        Instant now = clock.instant();
        Optional<byte[]> body = webhooks.body(claimed.tenant(), claimed.delivery(), claimed.event());
        Optional<Message> message = body.flatMap(
                bytes -> webhooks.request(claimed.tenant(), claimed.endpoint(), claimed.delivery(), bytes, now));
        if (message.isEmpty()) {
            LOG.warn(
                    "A webhook for endpoint {} of tenant {} can't be made: {}.",
                    claimed.endpoint().endpointId(),
                    claimed.tenant(),
                    body.isEmpty() ? "the log no longer has the event" : "no secret of the endpoint can be decrypted");
            return new Attempt(now, Duration.ZERO, null, Failure.CONNECT, null, null);
        }
        Attempt attempt = transport.send(message.get(), LONGEST_ATTEMPT);
        String outcome = attempt.failure() == null
                ? "success"
                : Ascii.toLowerCase(attempt.failure().name());
        monitor.attempted(outcome, attempt.duration(), message.get().body().length);
        boolean first = claimed.delivery().attempts() == 0
                && claimed.delivery().replayId().isEmpty();
        if (attempt.failure() == null && first) {
            claimed.event()
                    .ifPresent(event ->
                            monitor.delivered(Duration.between(event.event().occurredAt(), clock.instant())));
        }
        return attempt;
    }
}
