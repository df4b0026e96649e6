package com.sfayn.oms.application.webhook.out;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.internal.change.ChangeTransactions.Call;
import com.sfayn.oms.application.internal.signal.FeedSignals;
import com.sfayn.oms.application.port.Randomness;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.webhook.SealedSecret;
import com.sfayn.oms.application.port.webhook.SecretCipher;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint;
import com.sfayn.oms.domain.refusal.InvalidInput;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives a webhook endpoint a new secret. For a while, the old one signs too, so that the receiver can switch. */
public final class RotateWebhookEndpointSecret {
    private static final String OPERATION = "ROTATE_WEBHOOK_ENDPOINT_SECRET";
    private static final int LONGEST_OVERLAP = 72;
    private static final int MOST_SECRETS = 3;

    private final EndpointChanges changes;
    private final EndpointSecrets secrets;

    public RotateWebhookEndpointSecret(
            Storage storage,
            Callers callers,
            Clock clock,
            FeedSignals signals,
            SecretCipher cipher,
            Randomness randomness) {
        this.changes = new EndpointChanges(storage, callers, clock, signals);
        this.secrets = new EndpointSecrets(cipher, randomness);
    }

    /**
     * @param overlapHours how long the old secret signs as well, 0 to 72 hours
     * @param preconditions the version is ignored
     */
    public record Command(String endpointId, int overlapHours, Preconditions preconditions) {}

    public Answer<EndpointChanged> handle(Actor actor, Command command) {
        return changes.make(
                actor,
                OPERATION,
                command,
                command.preconditions(),
                command.endpointId(),
                call -> EndpointChanges.ofKnown(
                        call, command.endpointId(), endpoint -> rotated(call, endpoint, command.overlapHours())));
    }

    private Answer<EndpointChanged> rotated(Call call, WebhookEndpoint endpoint, int overlapHours) {
        if (overlapHours < 0 || overlapHours > LONGEST_OVERLAP) {
            return Answer.refused(new InvalidInput(
                    "overlapHours is " + overlapHours + "; it must be 0 to " + LONGEST_OVERLAP + ".",
                    List.of("overlapHours")));
        }
        Optional<EndpointSecrets.Created> created =
                secrets.create(call.caller().actor().tenant(), endpoint.endpointId());
        if (created.isEmpty()) return Answer.refused(EndpointSecrets.NO_KEY);
        List<SealedSecret> live = new ArrayList<>(List.of(created.get().sealed()));
        Instant end = call.now().plus(Duration.ofHours(overlapHours));
        for (SealedSecret secret : endpoint.secrets()) {
            Instant until = secret.until() == null || secret.until().isAfter(end) ? end : secret.until();
            if (until.isAfter(call.now()) && live.size() < MOST_SECRETS)
                live.add(new SealedSecret(secret.text(), until));
        }
        WebhookEndpoint after = endpoint.withSecrets(live);
        call.store().endpoints().update(after);
        return Answer.of(EndpointChanged.withSecret(
                EndpointView.of(call.store(), after, call.now()), created.get().secret()));
    }
}
