package com.sfayn.oms.application.webhook;

import com.sfayn.oms.application.event.EventSource;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.webhook.SealedSecret;
import com.sfayn.oms.application.port.webhook.SecretCipher;
import com.sfayn.oms.application.port.webhook.WebhookSource;
import com.sfayn.oms.application.port.webhook.WebhookSources.Registered;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Determines which of a tenant's sources signed a message. Tries all secrets of all sources, even after a match, and
 * checks a dummy secret for unknown tenants, so that timing reveals nothing.
 */
final class WebhookVerifier {
    /** Precedes a source's name wherever users see where data came from. */
    static final String LABEL = "webhook ";

    private static final Logger LOG = LoggerFactory.getLogger(WebhookVerifier.class);

    /** Replaces missing secrets; a match with it proves nothing. */
    private static final WebhookSecret DUMMY_SECRET =
            new WebhookSecret("whsec_" + Base64.getEncoder().encodeToString(new byte[32]));

    private final Storage storage;
    private final Function<TenantId, List<FixedWebhookSource>> fixed;
    private final SecretCipher cipher;
    private final Clock clock;
    private final Signatures signatures;

    /** @param fixed the tenants' sources from the settings */
    WebhookVerifier(
            Storage storage, Function<TenantId, List<FixedWebhookSource>> fixed, SecretCipher cipher, Clock clock) {
        this(storage, fixed, cipher, clock, new Signatures());
    }

    /** For tests that count calls. */
    WebhookVerifier(
            Storage storage,
            Function<TenantId, List<FixedWebhookSource>> fixed,
            SecretCipher cipher,
            Clock clock,
            Signatures signatures) {
        this.storage = storage;
        this.fixed = fixed;
        this.cipher = cipher;
        this.clock = clock;
        this.signatures = signatures;
    }

    /** A secret that may have signed the message, with its source; the dummy has none. */
    private record Candidate(WebhookSecret secret, Optional<EventSource> source, Optional<WebhookSource> registered) {
        static final Candidate DUMMY = new Candidate(DUMMY_SECRET, Optional.empty(), Optional.empty());
    }

    /** Returns the message if its signature is valid; otherwise the reason is only logged. */
    Optional<VerifiedWebhook> of(TenantId tenant, SignedMessage message) {
        Instant now = clock.instant();
        return SignedHeaders.read(message, now)
                .fold(headers -> signedBySource(tenant, headers, message.body(), now), reasons -> {
                    LOG.info("A webhook was rejected: {}.", reasons.get(0).message());
                    return Optional.empty();
                });
    }

    private Optional<VerifiedWebhook> signedBySource(TenantId tenant, SignedHeaders headers, byte[] body, Instant now) {
        byte[] content = headers.signedContent(body);
        Candidate signer = Candidate.DUMMY;
        for (Candidate candidate : candidates(tenant, now)) {
            boolean matches = signatures.anyMatches(candidate.secret(), content, headers.signatures());
            if (matches && signer.source().isEmpty()) signer = candidate;
        }
        if (signer.source().isEmpty()) {
            LOG.info(
                    "A webhook was rejected: none of its {} signatures matches a source of the tenant.",
                    headers.signatures().size());
        }
        Optional<WebhookSource> registered = signer.registered();
        return signer.source()
                .map(source -> new VerifiedWebhook(headers.id(), headers.timestamp(), source, registered));
    }

    private List<Candidate> candidates(TenantId tenant, Instant now) {
        List<Candidate> candidates = new ArrayList<>();
        for (FixedWebhookSource source : fixed.apply(tenant)) {
            Optional<EventSource> sender = Optional.of(sender(source.name(), source.eventTypes()));
            source.secrets().forEach(secret -> candidates.add(new Candidate(secret, sender, Optional.empty())));
        }
        for (Registered known :
                storage.inTransaction(tenant, store -> store.webhooks().list())) {
            known.secrets().stream()
                    .filter(secret -> secret.isAccepted(now))
                    .map(secret -> opened(tenant, known.source(), secret))
                    .forEach(candidates::add);
        }
        return candidates.isEmpty() ? List.of(Candidate.DUMMY) : candidates;
    }

    private Candidate opened(TenantId tenant, WebhookSource source, SealedSecret sealed) {
        Optional<WebhookSecret> secret =
                cipher.decrypt(tenant, source.sourceId(), sealed.text()).flatMap(WebhookSecret::parse);
        if (secret.isEmpty()) {
            LOG.warn(
                    "A secret of webhook source {} can't be decrypted: its key is not among oms.webhooks.keys,"
                            + " or the row was changed.",
                    source.sourceId());
            return Candidate.DUMMY;
        }
        return new Candidate(
                secret.get(), Optional.of(sender(source.name(), source.eventTypes())), Optional.of(source));
    }

    private static EventSource sender(String name, Set<String> eventTypes) {
        return new EventSource(LABEL + name, eventTypes);
    }
}
