package com.sfayn.oms.application.webhook.out;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.RequestRefusal.LimitExceeded;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.internal.change.ChangeTransactions;
import com.sfayn.oms.application.internal.change.ChangeTransactions.Call;
import com.sfayn.oms.application.internal.change.KeyedRequest;
import com.sfayn.oms.application.internal.webhook.EndpointNotices;
import com.sfayn.oms.application.internal.webhook.RetrySchedule;
import com.sfayn.oms.application.internal.webhook.SignedWebhooks;
import com.sfayn.oms.application.port.Randomness;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.webhook.out.DeliveryAttempt;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint;
import com.sfayn.oms.application.port.webhook.out.WebhookTransport;
import com.sfayn.oms.application.port.webhook.out.WebhookTransport.Attempt;
import com.sfayn.oms.application.port.webhook.out.WebhookTransport.Message;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Sends a test message to a webhook endpoint within the call, also to a disabled one. It is not repeated. */
public final class PingWebhookEndpoint {
    private static final String OPERATION = "PING_WEBHOOK_ENDPOINT";
    private static final int MOST_PER_MINUTE = 10;
    private static final int ID_BYTES = 12;
    private static final Duration LEASE = Duration.ofSeconds(60);

    /** A call must answer before clients give up. */
    private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(8);

    private final Storage storage;
    private final ChangeTransactions transactions;
    private final Clock clock;
    private final Randomness randomness;
    private final SignedWebhooks webhooks;
    private final WebhookTransport transport;
    private final DeliveryViews views;

    public PingWebhookEndpoint(
            Storage storage,
            Callers callers,
            Clock clock,
            Randomness randomness,
            SignedWebhooks webhooks,
            WebhookTransport transport) {
        this.storage = storage;
        this.transactions = new ChangeTransactions(storage, callers, clock);
        this.clock = clock;
        this.randomness = randomness;
        this.webhooks = webhooks;
        this.transport = transport;
        this.views = new DeliveryViews(webhooks);
    }

    /** @param preconditions the version is ignored */
    public record Command(String endpointId, Preconditions preconditions) {}

    /** @param replayed whether the ping was sent earlier, by the same idempotency key */
    public record Pinged(DeliveryView delivery, boolean replayed) {}

    public Answer<Pinged> handle(Actor actor, Command command) {
        String deliveryId = "whd_" + HexFormat.of().formatHex(randomness.bytes(ID_BYTES));
        KeyedRequest request = new KeyedRequest(actor, OPERATION, command.preconditions(), command);
        return transactions
                .<Prepared>permitted(
                        actor,
                        Permission.MANAGE_WEBHOOK_ENDPOINTS,
                        command,
                        call -> request.once(
                                call.store(),
                                call.now(),
                                deliveryId,
                                recorded -> Answer.of(new Prepared(recorded, Optional.empty())),
                                () -> prepared(call, deliveryId, command.endpointId())))
                .fold(prepared -> sent(actor.tenant(), prepared), Answer::refused);
    }

    /** @param message empty for a ping that was sent earlier */
    private record Prepared(String deliveryId, Optional<Message> message) {}

    private Answer<Prepared> prepared(Call call, String deliveryId, String endpointId) {
        Optional<WebhookEndpoint> endpoint = call.store()
                .endpoints()
                .find(endpointId)
                .filter(found -> EndpointChanges.manages(call.caller(), found));
        if (endpoint.isEmpty()) return Answer.refused(EndpointChanges.notFound(endpointId));
        Instant minuteAgo = call.now().minusSeconds(60);
        if (call.store().deliveries().countSince(EndpointNotices.PING, minuteAgo) >= MOST_PER_MINUTE) {
            return Answer.refused(new LimitExceeded(
                    "The tenant has sent " + MOST_PER_MINUTE
                            + " pings in the last minute, the maximum. Try again later.",
                    List.of("endpointId")));
        }
        WebhookDelivery ping = ping(deliveryId, endpointId, call.now());
        TenantId tenant = call.caller().actor().tenant();
        byte[] body = webhooks.body(tenant, ping, Optional.empty()).orElseThrow();
        Optional<Message> message = webhooks.request(tenant, endpoint.get(), ping, body, call.now());
        if (message.isEmpty()) return Answer.refused(EndpointSecrets.NO_KEY);
        call.store().deliveries().insert(List.of(ping));
        call.store().deliveries().claim(deliveryId, OPERATION, call.now().plus(LEASE));
        return Answer.of(new Prepared(deliveryId, message));
    }

    private WebhookDelivery ping(String deliveryId, String endpointId, Instant now) {
        return new WebhookDelivery(
                deliveryId,
                endpointId,
                "evt_" + HexFormat.of().formatHex(randomness.bytes(ID_BYTES)),
                EndpointNotices.PING,
                Optional.empty(),
                endpointId,
                WebhookDelivery.State.DUE,
                false,
                0,
                RetrySchedule.FAILURES_BEFORE_THE_LAST, // if this instance dies, it is sent once more
                now,
                now,
                null,
                "");
    }

    private Answer<Pinged> sent(TenantId tenant, Prepared prepared) {
        Optional<Attempt> attempt = prepared.message().map(message -> transport.send(message, LONGEST_ATTEMPT));
        return storage.inTransaction(tenant, store -> {
            attempt.ifPresent(made -> record(store, prepared.deliveryId(), made));
            // a ping that was sent long ago may have left the log
            return store.deliveries()
                    .find(prepared.deliveryId())
                    .map(delivery -> Answer.of(new Pinged(views.of(store, tenant, delivery), attempt.isEmpty())))
                    .orElseGet(() -> Answer.refused(RedeliverWebhook.notFound(prepared.deliveryId())));
        });
    }

    private void record(TenantStore store, String deliveryId, Attempt attempt) {
        store.deliveries().find(deliveryId).ifPresent(before -> {
            WebhookDelivery after = ended(before, attempt, clock.instant());
            store.deliveries().record(DeliveryAttempt.of(after, attempt), after, OPERATION);
        });
    }

    private static WebhookDelivery ended(WebhookDelivery before, Attempt attempt, Instant now) {
        return attempt.failure() == null
                ? before.in(WebhookDelivery.State.DELIVERED, 1, 0, null, now)
                : before.in(WebhookDelivery.State.EXHAUSTED, 1, 1, null, now);
    }
}
