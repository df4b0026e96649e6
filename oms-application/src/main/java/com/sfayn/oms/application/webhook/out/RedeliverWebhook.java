package com.sfayn.oms.application.webhook.out;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.RequestRefusal.NotFound;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.internal.change.ChangeTransactions;
import com.sfayn.oms.application.internal.change.ChangeTransactions.Call;
import com.sfayn.oms.application.internal.change.KeyedRequest;
import com.sfayn.oms.application.internal.signal.FeedSignals;
import com.sfayn.oms.application.internal.webhook.RetrySchedule;
import com.sfayn.oms.application.internal.webhook.SignedWebhooks;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.webhook.out.EndpointHealth.State;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Sends a delivery that has ended once more, with the same {@code webhook-id}. */
public final class RedeliverWebhook {
    private static final String OPERATION = "REDELIVER_WEBHOOK";

    private final ChangeTransactions transactions;
    private final DeliveryViews views;
    private final FeedSignals signals;

    public RedeliverWebhook(
            Storage storage, Callers callers, Clock clock, SignedWebhooks webhooks, FeedSignals signals) {
        this.transactions = new ChangeTransactions(storage, callers, clock);
        this.views = new DeliveryViews(webhooks);
        this.signals = signals;
    }

    /** @param preconditions the version is ignored */
    public record Command(String deliveryId, Preconditions preconditions) {}

    /** @param replayed whether the change was made earlier, by the same idempotency key */
    public record Redelivered(DeliveryView delivery, boolean replayed) {}

    public Answer<Redelivered> handle(Actor actor, Command command) {
        KeyedRequest request = new KeyedRequest(actor, OPERATION, command.preconditions(), command);
        Answer<Redelivered> answer = transactions.permitted(
                actor,
                Permission.MANAGE_WEBHOOK_ENDPOINTS,
                command,
                call -> request.once(
                        call.store(),
                        call.now(),
                        command.deliveryId(),
                        recorded -> known(call, recorded)
                                .map(delivery -> Answer.of(new Redelivered(view(call, delivery), true)))
                                .orElseGet(() -> Answer.refused(notFound(recorded))),
                        () -> known(call, command.deliveryId())
                                .map(delivery -> redelivered(call, delivery))
                                .orElseGet(() -> Answer.refused(notFound(command.deliveryId())))));
        if (answer.refusals().isEmpty()) signals.changed(actor.tenant());
        return answer;
    }

    /**
     * Finds a delivery of an endpoint that exists and that the caller manages, and locks first the endpoint, so that it
     * is not removed meanwhile, and then the delivery.
     */
    private static Optional<WebhookDelivery> known(Call call, String deliveryId) {
        return call.store()
                .deliveries()
                .find(deliveryId)
                .filter(delivery -> endpoint(call, delivery).isPresent())
                .flatMap(delivery -> call.store().deliveries().findForUpdate(deliveryId));
    }

    private static Optional<WebhookEndpoint> endpoint(Call call, WebhookDelivery delivery) {
        return call.store()
                .endpoints()
                .findForUpdate(delivery.endpointId())
                .filter(endpoint -> EndpointChanges.manages(call.caller(), endpoint));
    }

    private Answer<Redelivered> redelivered(Call call, WebhookDelivery before) {
        if (before.isOpen()) {
            return refused(
                    "The delivery has not ended: it is " + before.state() + ". Only ended ones can be repeated.");
        }
        if (endpoint(call, before).orElseThrow().health().state() == State.DISABLED) {
            return refused("The endpoint " + before.endpointId() + " is disabled; enable it first.");
        }
        WebhookDelivery due = before.dueAgain(RetrySchedule.FAILURES_BEFORE_THE_LAST, call.now());
        call.store().deliveries().update(due);
        return Answer.of(new Redelivered(view(call, due), false));
    }

    private DeliveryView view(Call call, WebhookDelivery delivery) {
        TenantId tenant = call.caller().actor().tenant();
        return views.of(call.store(), tenant, delivery);
    }

    private static Answer<Redelivered> refused(String message) {
        return Answer.refused(new InvalidInput(message, List.of("deliveryId")));
    }

    static NotFound notFound(String deliveryId) {
        return new NotFound("webhook delivery", deliveryId, List.of("deliveryId"));
    }
}
