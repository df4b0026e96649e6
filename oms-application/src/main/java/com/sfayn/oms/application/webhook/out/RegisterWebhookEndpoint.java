package com.sfayn.oms.application.webhook.out;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.internal.change.ChangeTransactions.Call;
import com.sfayn.oms.application.internal.signal.FeedSignals;
import com.sfayn.oms.application.internal.webhook.EndpointFeed;
import com.sfayn.oms.application.port.Randomness;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.feed.FeedCursors;
import com.sfayn.oms.application.port.feed.FeedStart;
import com.sfayn.oms.application.port.webhook.SecretCipher;
import com.sfayn.oms.application.port.webhook.out.EndpointHealth;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint.Ordering;
import com.sfayn.oms.application.port.webhook.out.WebhookTransport;
import com.sfayn.oms.domain.parsing.InputText;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.refusal.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Registers a webhook endpoint, and creates the secret that signs its messages. */
public final class RegisterWebhookEndpoint {
    /** Maximum number of endpoints per tenant. */
    public static final int MOST_ENDPOINTS = 50;

    /** Maximum number of endpoints per vendor. */
    public static final int MOST_OF_VENDOR = 5;

    private static final String OPERATION = "REGISTER_WEBHOOK_ENDPOINT";
    private static final int ID_BYTES = 12;

    private final EndpointChanges changes;
    private final EndpointRules rules;
    private final EndpointSecrets secrets;
    private final Randomness randomness;

    public RegisterWebhookEndpoint(
            Storage storage,
            Callers callers,
            Clock clock,
            FeedSignals signals,
            WebhookTransport transport,
            SecretCipher cipher,
            Randomness randomness) {
        this.changes = new EndpointChanges(storage, callers, clock, signals);
        this.rules = new EndpointRules(transport);
        this.secrets = new EndpointSecrets(cipher, randomness);
        this.randomness = randomness;
    }

    /**
     * The endpoint to register.
     *
     * @param eventTypes short or full names, or only {@code *}
     * @param vendorId only events of this vendor's placed orders; null for all. A vendor's endpoint is always the
     *     vendor's own
     * @param startTime start at the first event at or after it, instead of {@code startAt}; may be null
     * @param preconditions the version is ignored
     */
    public record Command(
            String name,
            String url,
            List<String> eventTypes,
            String vendorId,
            Ordering ordering,
            FeedStart startAt,
            Instant startTime,
            Preconditions preconditions) {
        public Command {
            name = InputText.cleaned(name);
            vendorId = InputText.cleaned(vendorId);
            eventTypes = List.copyOf(eventTypes);
        }
    }

    public Answer<EndpointChanged> handle(Actor actor, Command command) {
        String endpointId = "whe_" + HexFormat.of().formatHex(randomness.bytes(ID_BYTES));
        return changes.make(
                actor,
                OPERATION,
                command,
                command.preconditions(),
                endpointId,
                call -> registered(call, endpointId, command));
    }

    private Answer<EndpointChanged> registered(Call call, String endpointId, Command command) {
        boolean managesAll = EndpointChanges.managesAll(call.caller());
        String own = call.caller().actor().vendorId();
        String vendorId = managesAll ? command.vendorId() : own;
        List<Refusal> problems = new ArrayList<>(rules.problems(command.name(), command.url(), command.eventTypes()));
        if (!managesAll && command.vendorId() != null && !command.vendorId().equals(own)) {
            problems.add(new InvalidInput(
                    "The vendorId is " + command.vendorId()
                            + "; a vendor's endpoint can only be for the vendor itself, " + own + ".",
                    List.of("vendorId")));
        }
        if (managesAll && vendorId != null)
            EndpointRules.vendor(call.store(), vendorId).ifPresent(problems::add);
        if (problems.isEmpty()) tooMany(call, vendorId).ifPresent(problems::add);
        if (!problems.isEmpty()) return Answer.refused(problems);
        Optional<EndpointSecrets.Created> secret =
                secrets.create(call.caller().actor().tenant(), endpointId);
        if (secret.isEmpty()) return Answer.refused(EndpointSecrets.NO_KEY);
        WebhookEndpoint endpoint = new WebhookEndpoint(
                endpointId,
                command.name(),
                command.url(),
                EndpointRules.fullNames(command.eventTypes()),
                vendorId,
                command.ordering(),
                EndpointHealth.NEW,
                List.of(secret.get().sealed()),
                call.now());
        if (!call.store().endpoints().insert(endpoint)) return Answer.refused(EndpointRules.nameTaken(command.name()));
        createCursor(call.store().feed().cursors(), EndpointFeed.consumer(endpointId), command, call.now());
        return Answer.of(EndpointChanged.withSecret(
                EndpointView.of(call.store(), endpoint, call.now()),
                secret.get().secret()));
    }

    private static void createCursor(FeedCursors cursors, String consumer, Command command, Instant now) {
        if (command.startTime() != null) {
            cursors.create(consumer, command.startTime());
        } else if (command.startAt() == FeedStart.OLDEST) {
            cursors.create(consumer, Instant.EPOCH);
        } else {
            cursors.createAtEnd(consumer, now);
        }
    }

    private static Optional<InvalidInput> tooMany(Call call, String vendorId) {
        call.store().endpoints().lockForInsert();
        List<WebhookEndpoint> endpoints = call.store().endpoints().list();
        if (endpoints.size() >= MOST_ENDPOINTS) {
            return Optional.of(new InvalidInput(
                    "There are already " + MOST_ENDPOINTS + " webhook endpoints, the maximum. Remove one first.",
                    List.of()));
        }
        long ofVendor = endpoints.stream()
                .filter(endpoint -> vendorId != null && vendorId.equals(endpoint.vendorId()))
                .count();
        return ofVendor < MOST_OF_VENDOR
                ? Optional.empty()
                : Optional.of(new InvalidInput(
                        "The vendor already has " + MOST_OF_VENDOR
                                + " webhook endpoints, the maximum. Remove one first.",
                        List.of("vendorId")));
    }
}
