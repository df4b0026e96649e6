package com.sfayn.oms.application.webhook;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.RequestRefusal.Forbidden;
import com.sfayn.oms.application.event.AddressedEvent;
import com.sfayn.oms.application.event.Receipt;
import com.sfayn.oms.application.event.ReceiveEvent;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.StorageUnavailableException;
import com.sfayn.oms.application.port.webhook.WebhookSource;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies the event in a webhook, once it is proven to come from one of the tenant's sources. */
public final class ReceiveWebhook {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiveWebhook.class);

    /** How exactly a source's last event is noted: at every one, all of them would wait for one row. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final WebhookVerifier proof;
    private final ReceiveEvent receiveEvent;
    private final Storage storage;
    private final Clock clock;

    public ReceiveWebhook(WebhookVerifier proof, ReceiveEvent receiveEvent, Storage storage, Clock clock) {
        this.proof = proof;
        this.receiveEvent = receiveEvent;
        this.storage = storage;
        this.clock = clock;
    }

    /**
     * What became of the event, or why it can never be accepted. Empty: the message is not proven, and its sender learns
     * no more than that; why not stands in the log.
     *
     * @param tenant whose sources may have sent it, known here or not; the event has to name the same
     */
    public Optional<Answer<Receipt>> handle(TenantId tenant, SignedMessage message, BodyReader bodies) {
        return proof.of(tenant, message).map(proven -> {
            Answer<Receipt> answer = bodies.read(message.body(), proven.id(), proven.sentAt())
                    .fold(event -> received(tenant, proven, event), Answer::refused);
            if (answer.reasons().isEmpty()) proven.registered().ifPresent(source -> note(tenant, source));
            return answer;
        });
    }

    private Answer<Receipt> received(TenantId tenant, VerifiedWebhook proven, AddressedEvent addressed) {
        return addressed
                .misaddressed(tenant)
                .map(foreign -> Answer.<Receipt>refused(new Forbidden(foreign.message())))
                .orElseGet(() -> receiveEvent.handle(tenant, proven.source(), addressed.event()));
    }

    /** The event is safe already; that it is not noted is no reason to have it sent again. */
    private void note(TenantId tenant, WebhookSource source) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant notBefore = now.minus(NOTED_EVERY);
        Instant last = source.lastReceivedAt();
        if (last != null && last.isAfter(notBefore)) return;
        try {
            storage.inTransaction(tenant, store -> {
                store.webhooks().received(source.sourceId(), now, notBefore);
                return null;
            });
        } catch (StorageUnavailableException e) {
            LOG.warn("That an event of the webhook source {} came could not be noted.", source.sourceId(), e);
        }
    }
}
