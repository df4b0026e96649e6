package com.sfayn.oms.application.webhook;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.event.EventSource;
import com.sfayn.oms.application.event.EventTypes;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.port.Randomness;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.webhook.SealedSecret;
import com.sfayn.oms.application.port.webhook.SecretCipher;
import com.sfayn.oms.application.port.webhook.WebhookSource;
import com.sfayn.oms.application.port.webhook.WebhookSources.Registered;
import com.sfayn.oms.domain.parsing.ClosestMatch;
import com.sfayn.oms.domain.parsing.InputText;
import com.sfayn.oms.domain.parsing.LengthRule;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Registers a webhook source and creates the secret with which it signs its messages. */
public final class RegisterWebhookSource {
    /** Maximum number of registered sources per tenant. */
    public static final int MOST_SOURCES = 50;

    /** Longest name, in characters, so that {@link EventSource} has room for the label in front. */
    public static final int LONGEST_NAME = EventSource.MAX_LENGTH - WebhookVerifier.LABEL.length();

    private static final String OPERATION = "REGISTER_WEBHOOK_SOURCE";
    private static final int ID_BYTES = 12;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");
    /** Refuses secrets without a key to encrypt them. */
    public static final InvalidInput NO_KEY = new InvalidInput(
            "No key to encrypt webhook secrets is configured. The operator must set oms.webhooks.keys"
                    + " (OMS_WEBHOOKS_KEYS) to 32 random bytes in Base64, e.g. the output of openssl rand -base64 32.",
            List.of());

    private final SourceChanges changes;
    private final SecretCipher cipher;
    private final Randomness randomness;
    private final Function<TenantId, List<FixedWebhookSource>> fixed;

    /** @param fixed the tenants' sources from the settings; their names are taken */
    public RegisterWebhookSource(
            Storage storage,
            Callers callers,
            Clock clock,
            SecretCipher cipher,
            Randomness randomness,
            Function<TenantId, List<FixedWebhookSource>> fixed) {
        this.changes = new SourceChanges(storage, callers, clock);
        this.cipher = cipher;
        this.randomness = randomness;
        this.fixed = fixed;
    }

    /**
     * The source to register.
     *
     * @param name 1 to {@link #LONGEST_NAME} characters
     * @param eventTypes at least one of {@link EventTypes#all}
     * @param preconditions the version is ignored
     */
    public record Command(String name, List<String> eventTypes, Preconditions preconditions) {
        public Command {
            name = InputText.cleaned(name);
            eventTypes = List.copyOf(eventTypes);
        }
    }

    public Answer<WebhookSourceChanged> handle(Actor actor, Command command) {
        String sourceId = "whs_" + HexFormat.of().formatHex(randomness.bytes(ID_BYTES));
        return changes.make(
                actor,
                OPERATION,
                command,
                command.preconditions(),
                sourceId,
                (store, now) -> wrong(actor.tenant(), command)
                        .map(Answer::<WebhookSourceChanged>refused)
                        .orElseGet(() -> registered(store, actor.tenant(), sourceId, command, now)));
    }

    private Optional<InvalidInput> wrong(TenantId tenant, Command command) {
        String name = command.name();
        Optional<String> length = new LengthRule("The name", 1, LONGEST_NAME).problem(name);
        if (length.isPresent()) return wrongName(length.get());
        if (CONTROL.matcher(name).find()) {
            return wrongName("The name contains a control character, such as a tab or a line break; remove it.");
        }
        if (fixed.apply(tenant).stream().anyMatch(source -> source.name().equals(name))) return wrongName(taken(name));
        return wrongTypes(command.eventTypes());
    }

    private static Optional<InvalidInput> wrongTypes(List<String> types) {
        Set<String> known = EventTypes.all();
        for (int i = 0; i < types.size(); i++) {
            if (known.contains(types.get(i))) continue;
            return Optional.of(new InvalidInput(
                    "Unknown event type \"" + types.get(i) + "\"; the nearest is "
                            + ClosestMatch.of(types.get(i), known) + ".",
                    List.of("eventTypes", Integer.toString(i))));
        }
        return types.isEmpty()
                ? Optional.of(new InvalidInput(
                        "eventTypes is empty; name at least one of: " + String.join(", ", known) + ".",
                        List.of("eventTypes")))
                : Optional.empty();
    }

    private Answer<WebhookSourceChanged> registered(
            TenantStore store, TenantId tenant, String sourceId, Command command, Instant now) {
        if (store.webhooks().list().size() >= MOST_SOURCES) {
            return Answer.refused(new InvalidInput(
                    "There are already " + MOST_SOURCES + " webhook sources, the maximum. Remove one first.",
                    List.of()));
        }
        WebhookSecret secret = WebhookSecret.random(randomness);
        Optional<String> sealed = cipher.encrypt(tenant, sourceId, secret.reveal());
        if (sealed.isEmpty()) return Answer.refused(NO_KEY);
        WebhookSource source = new WebhookSource(sourceId, command.name(), Set.copyOf(command.eventTypes()), now, null);
        boolean inserted =
                store.webhooks().insert(new Registered(source, List.of(new SealedSecret(sealed.get(), null))));
        return inserted
                ? Answer.of(new WebhookSourceChanged(Optional.of(source), Optional.of(secret), false))
                : Answer.refused(wrongName(taken(command.name())).orElseThrow());
    }

    private static String taken(String name) {
        return "A webhook source named \"" + name + "\" already exists; choose another name, or rotate its secret.";
    }

    private static Optional<InvalidInput> wrongName(String message) {
        return Optional.of(new InvalidInput(message, List.of("name")));
    }
}
