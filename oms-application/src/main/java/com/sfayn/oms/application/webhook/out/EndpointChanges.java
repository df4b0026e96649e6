package com.sfayn.oms.application.webhook.out;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.RequestRefusal.NotFound;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.internal.access.Caller;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.internal.change.ChangeTransactions;
import com.sfayn.oms.application.internal.change.ChangeTransactions.Call;
import com.sfayn.oms.application.internal.change.KeyedRequest;
import com.sfayn.oms.application.internal.signal.FeedSignals;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The common part of all changes of webhook endpoints: permission, scope, idempotency key, replay. Admins manage every
 * endpoint of the tenant, vendors their own.
 */
final class EndpointChanges {
    private final ChangeTransactions transactions;
    private final FeedSignals signals;

    EndpointChanges(Storage storage, Callers callers, Clock clock, FeedSignals signals) {
        this.transactions = new ChangeTransactions(storage, callers, clock);
        this.signals = signals;
    }

    /**
     * Makes a change.
     *
     * @param endpointId the endpoint that a repeated call returns
     * @param change runs within the transaction
     */
    Answer<EndpointChanged> make(
            Actor actor,
            String operation,
            Record command,
            Preconditions preconditions,
            String endpointId,
            Function<Call, Answer<EndpointChanged>> change) {
        KeyedRequest request = new KeyedRequest(actor, operation, preconditions, command);
        Answer<EndpointChanged> answer = transactions.permitted(
                actor,
                Permission.MANAGE_WEBHOOK_ENDPOINTS,
                command,
                call -> request.once(
                        call.store(),
                        call.now(),
                        endpointId,
                        recorded -> Answer.of(replayed(call, recorded)),
                        () -> change.apply(call)));
        if (answer.refusals().isEmpty()) signals.changed(actor.tenant());
        return answer;
    }

    /** Changes an existing endpoint under its lock. */
    static Answer<EndpointChanged> ofKnown(
            Call call, String endpointId, Function<WebhookEndpoint, Answer<EndpointChanged>> change) {
        return call.store()
                .endpoints()
                .findForUpdate(endpointId)
                .filter(endpoint -> manages(call.caller(), endpoint))
                .map(change)
                .orElseGet(() -> Answer.refused(notFound(endpointId)));
    }

    static NotFound notFound(String endpointId) {
        return new NotFound("webhook endpoint", endpointId, List.of("endpointId"));
    }

    static boolean manages(Caller caller, WebhookEndpoint endpoint) {
        return managesAll(caller) || caller.actor().vendorId().equals(endpoint.vendorId());
    }

    static boolean managesAll(Caller caller) {
        return caller.may(Permission.MANAGE_WEBHOOK_ENDPOINTS, Role.ADMIN);
    }

    /** Does not return the secret again: the caller may be another admin than the first time. */
    private static EndpointChanged replayed(Call call, String endpointId) {
        Optional<EndpointView> endpoint = call.store()
                .endpoints()
                .find(endpointId)
                .filter(known -> manages(call.caller(), known))
                .map(known -> EndpointView.of(call.store(), known, call.now()));
        return new EndpointChanged(endpoint, Optional.empty(), 0, true);
    }
}
