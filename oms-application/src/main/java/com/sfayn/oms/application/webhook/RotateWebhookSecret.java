package com.sfayn.oms.application.webhook;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.port.Randomness;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.webhook.SealedSecret;
import com.sfayn.oms.application.port.webhook.SecretCipher;
import com.sfayn.oms.application.port.webhook.WebhookSources.Registered;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Creates a new secret of a webhook source. Earlier secrets are accepted for another day, so that no event is lost. */
public final class RotateWebhookSecret {
    /** How long a secret is accepted after a newer one was created. */
    public static final Duration STILL_ACCEPTED = Duration.ofHours(24);

    /** Maximum number of accepted secrets per source; each costs work at every event. */
    public static final int MOST_SECRETS = 5;

    private static final String OPERATION = "ROTATE_WEBHOOK_SECRET";

    private final SourceChanges changes;
    private final SecretCipher cipher;
    private final Randomness randomness;

    public RotateWebhookSecret(
            Storage storage, Callers callers, Clock clock, SecretCipher cipher, Randomness randomness) {
        this.changes = new SourceChanges(storage, callers, clock);
        this.cipher = cipher;
        this.randomness = randomness;
    }

    /** @param preconditions the version is ignored */
    public record Command(String sourceId, Preconditions preconditions) {}

    public Answer<WebhookSourceChanged> handle(Actor actor, Command command) {
        return changes.make(
                actor,
                OPERATION,
                command,
                command.preconditions(),
                command.sourceId(),
                (store, now) -> SourceChanges.ofKnown(
                        store, command.sourceId(), source -> rotated(store, actor.tenant(), source, now)));
    }

    private Answer<WebhookSourceChanged> rotated(
            TenantStore store, TenantId tenant, Registered registered, Instant now) {
        String sourceId = registered.source().sourceId();
        List<SealedSecret> before = registered.secrets().stream()
                .filter(secret -> secret.isAccepted(now))
                .map(secret -> ending(secret, now))
                .toList();
        if (before.size() >= MOST_SECRETS) {
            return Answer.refused(new InvalidInput(
                    "The source already has " + before.size() + " accepted secrets, the maximum;"
                            + " the next one expires at " + firstEnd(before) + ". To end all of them now, remove the"
                            + " source and register it again.",
                    List.of("sourceId")));
        }
        WebhookSecret secret = WebhookSecret.random(randomness);
        Optional<String> sealed = cipher.encrypt(tenant, sourceId, secret.reveal());
        if (sealed.isEmpty()) return Answer.refused(RegisterWebhookSource.NO_KEY);
        List<SealedSecret> secrets = new ArrayList<>();
        secrets.add(new SealedSecret(sealed.get(), null));
        secrets.addAll(before);
        store.webhooks().replaceSecrets(sourceId, secrets);
        return Answer.of(new WebhookSourceChanged(Optional.of(registered.source()), Optional.of(secret), false));
    }

    private static SealedSecret ending(SealedSecret secret, Instant now) {
        return secret.until() == null ? new SealedSecret(secret.text(), now.plus(STILL_ACCEPTED)) : secret;
    }

    private static Instant firstEnd(List<SealedSecret> secrets) {
        return secrets.stream().map(SealedSecret::until).min(Instant::compareTo).orElseThrow();
    }
}
