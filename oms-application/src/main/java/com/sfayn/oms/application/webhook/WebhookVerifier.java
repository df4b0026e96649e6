package com.sfayn.oms.application.webhook;

import com.sfayn.oms.application.event.EventSource;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.webhook.SecretCipher;
import com.sfayn.oms.application.port.webhook.WebhookSource;
import com.sfayn.oms.application.port.webhook.WebhookSources.Registered;
import com.sfayn.oms.application.port.webhook.WebhookSources.SealedSecret;
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
 * Finds out which of a tenant's sources has signed a message. All secrets of all sources are tried whichever matches, and
 * a tenant without any is tried with one that nobody has, so that the work done does not tell who is there.
 */
public final class WebhookVerifier {
    /** Stands before a source's name wherever people see what came from it. */
    static final String LABEL = "webhook ";

    private static final Logger LOG = LoggerFactory.getLogger(WebhookVerifier.class);

    /** Nobody signs with it: a message that it matches is not proven by that. */
    private static final WebhookSecret NOBODYS =
            new WebhookSecret("whsec_" + Base64.getEncoder().encodeToString(new byte[32]));

    private final Storage storage;
    private final Function<TenantId, List<FixedWebhookSource>> fixed;
    private final SecretCipher cipher;
    private final Clock clock;
    private final Signatures signatures;

    /** @param fixed the sources that tenants have by settings */
    public WebhookVerifier(
            Storage storage, Function<TenantId, List<FixedWebhookSource>> fixed, SecretCipher cipher, Clock clock) {
        this(storage, fixed, cipher, clock, new Signatures());
    }

    /** For tests that count what is done. */
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

    /** A secret that may have signed the message, and whose it is; of nobody, it proves nothing. */
    private record Candidate(WebhookSecret secret, Optional<EventSource> source, Optional<WebhookSource> registered) {
        static final Candidate NOBODY = new Candidate(NOBODYS, Optional.empty(), Optional.empty());
    }

    /** The message, if it is proven; why not stands in the log alone. */
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
        Candidate signer = Candidate.NOBODY;
        for (Candidate candidate : candidates(tenant, now)) {
            boolean matches = signatures.anyMatches(candidate.secret(), content, headers.signatures());
            if (matches && signer.source().isEmpty()) signer = candidate;
        }
        if (signer.source().isEmpty()) {
            LOG.info(
                    "A webhook was rejected: none of its {} signatures is by a source of the tenant.",
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
        return candidates.isEmpty() ? List.of(Candidate.NOBODY) : candidates;
    }

    private Candidate opened(TenantId tenant, WebhookSource source, SealedSecret sealed) {
        Optional<WebhookSecret> secret =
                cipher.open(tenant, source.sourceId(), sealed.text()).flatMap(WebhookSecret::parse);
        if (secret.isEmpty()) {
            LOG.warn(
                    "A secret of the webhook source {} can't be opened: its key is not among oms.webhooks.keys,"
                            + " or the row was changed.",
                    source.sourceId());
            return Candidate.NOBODY;
        }
        return new Candidate(
                secret.get(), Optional.of(sender(source.name(), source.eventTypes())), Optional.of(source));
    }

    private static EventSource sender(String name, Set<String> eventTypes) {
        return new EventSource(LABEL + name, eventTypes);
    }
}
