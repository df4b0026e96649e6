package com.sfayn.oms.application.webhook;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.RequestRefusal.Forbidden;
import com.sfayn.oms.application.event.AddressedEvent;
import com.sfayn.oms.application.event.Receipt;
import com.sfayn.oms.application.event.ReceiveEvent;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.StorageUnavailableException;
import com.sfayn.oms.application.port.webhook.SecretCipher;
import com.sfayn.oms.application.port.webhook.WebhookSource;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies the event in a webhook, after verifying that it comes from one of the tenant's sources. */
public final class ReceiveWebhook {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiveWebhook.class);

    /**
     * Minimum time between updates of a source's last event: if every event updated the row, they would all wait for
     * its lock.
     */
    private static final Duration UPDATE_INTERVAL = Duration.ofMinutes(1);

    private final WebhookVerifier verifier;
    private final ReceiveEvent receiveEvent;
    private final Storage storage;
    private final Clock clock;

    /** @param fixed the tenants' sources from the settings */
    public ReceiveWebhook(
            Storage storage,
            Function<TenantId, List<FixedWebhookSource>> fixed,
            SecretCipher cipher,
            ReceiveEvent receiveEvent,
            Clock clock) {
        this.verifier = new WebhookVerifier(storage, fixed, cipher, clock);
        this.receiveEvent = receiveEvent;
        this.storage = storage;
        this.clock = clock;
    }

    /**
     * Applies the event, or refuses it. Empty if the signature is not valid: the sender learns no more, but the reason
     * is logged.
     *
     * @param tenant the tenant in the URL, known or not; the event must name the same
     */
    public Optional<Answer<Receipt>> handle(TenantId tenant, SignedMessage message, WebhookBodyReader bodies) {
        return verifier.of(tenant, message).map(verified -> {
            Answer<Receipt> answer = bodies.read(message.body(), verified.id(), verified.sentAt())
                    .fold(event -> received(tenant, verified, event), Answer::refused);
            if (answer.refusals().isEmpty()) verified.registered().ifPresent(source -> recordLastEvent(tenant, source));
            return answer;
        });
    }

    private Answer<Receipt> received(TenantId tenant, VerifiedWebhook verified, AddressedEvent addressed) {
        return addressed
                .misaddressed(tenant)
                .map(foreign -> Answer.<Receipt>refused(new Forbidden(foreign.message())))
                .orElseGet(() -> receiveEvent.handle(tenant, verified.source(), addressed.event()));
    }

    /**
     * Records the event's time. A failure is only logged, since the event itself is stored and must not be sent again.
     */
    private void recordLastEvent(TenantId tenant, WebhookSource source) {
        Instant now = clock.instant();
        Instant notBefore = now.minus(UPDATE_INTERVAL);
        Instant last = source.lastReceivedAt();
        if (last != null && last.isAfter(notBefore)) return;
        try {
            storage.inTransaction(tenant, store -> {
                store.webhooks().received(source.sourceId(), now, notBefore);
                return null;
            });
        } catch (StorageUnavailableException e) {
            LOG.warn("The time of the last event of webhook source {} could not be recorded.", source.sourceId(), e);
        }
    }
}
