package com.sfayn.oms.application.port.webhook.out;

import com.sfayn.oms.domain.order.OrderId;
import java.time.Instant;
import java.util.Optional;

/**
 * One message for one endpoint. Its body is made when it is sent: from the event at its position, or from its type and
 * the endpoint in {@code subject}.
 *
 * @param eventId the {@code webhook-id}; the same in all deliveries of an event
 * @param event the place of the event in the log; empty for a message about an endpoint
 * @param subject the id of the endpoint that a message is about; null for an event
 * @param lane whether it waits for earlier deliveries of its order, and later ones wait for it; only first deliveries
 *     of live events to an endpoint with {@link WebhookEndpoint.Ordering#PER_ORDER}
 * @param attempts the number of attempts so far
 * @param failures the number of failed attempts that count towards the schedule
 * @param nextAttemptAt null unless it is due
 * @param endedAt null while it is open
 * @param replayId the replay that it belongs to; empty for live events
 */
public record WebhookDelivery(
        String deliveryId,
        String endpointId,
        String eventId,
        String eventType,
        Optional<EventPlace> event,
        String subject,
        State state,
        boolean lane,
        int attempts,
        int failures,
        Instant nextAttemptAt,
        Instant createdAt,
        Instant endedAt,
        String replayId) {
    /** The place of an event in the log and in the feed. */
    public record EventPlace(OrderId orderId, int sequence, long position) {}

    /** The states of a delivery. */
    public enum State {
        DUE,
        SENDING,
        DELIVERED,
        /** Every attempt of the schedule has failed. */
        EXHAUSTED,
        CANCELLED
    }

    /** Returns it as it is after it was cancelled. */
    public WebhookDelivery cancelled(Instant now) {
        return in(State.CANCELLED, attempts, failures, null, now);
    }

    /** Returns it as it is when it is to be sent once more after it has ended: in no lane. */
    public WebhookDelivery dueAgain(int failuresSoFar, Instant now) {
        return next(State.DUE, false, attempts, failuresSoFar, now, null);
    }

    /** Returns it in another state, in the same lane. */
    public WebhookDelivery in(State next, int attemptsSoFar, int failuresSoFar, Instant nextAttempt, Instant end) {
        return next(next, lane, attemptsSoFar, failuresSoFar, nextAttempt, end);
    }

    private WebhookDelivery next(
            State next, boolean inLane, int attemptsSoFar, int failuresSoFar, Instant nextAttempt, Instant end) {
        return new WebhookDelivery(
                deliveryId,
                endpointId,
                eventId,
                eventType,
                event,
                subject,
                next,
                inLane,
                attemptsSoFar,
                failuresSoFar,
                nextAttempt,
                createdAt,
                end,
                replayId);
    }

    public boolean isOpen() {
        return state == State.DUE || state == State.SENDING;
    }
}
