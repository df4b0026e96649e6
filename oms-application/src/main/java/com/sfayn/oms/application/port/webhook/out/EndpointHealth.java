package com.sfayn.oms.application.port.webhook.out;

import java.time.Instant;

/**
 * Whether an endpoint receives deliveries, and what its last attempts have shown.
 *
 * @param disabledReason null unless it is disabled
 * @param failures the number of failed attempts since the last success
 * @param failingSince when the state became FAILING; null in other states
 * @param pausedUntil no attempt starts before; null without a pause
 * @param throttled it asked for fewer requests: one attempt at a time until a success
 * @param lastDeliveredAt to about ten seconds; null if nothing was delivered
 */
public record EndpointHealth(
        State state,
        DisabledReason disabledReason,
        int failures,
        Instant failingSince,
        Instant pausedUntil,
        boolean throttled,
        Instant lastDeliveredAt) {
    /** The health of a new endpoint. */
    public static final EndpointHealth NEW = new EndpointHealth(State.ACTIVE, null, 0, null, null, false, null);

    /** The states of an endpoint. */
    public enum State {
        ACTIVE,
        /** Many attempts have failed in a row: one attempt at a time, at most one a minute. */
        FAILING,
        /** Nothing is sent until it is enabled. */
        DISABLED
    }

    /** Why an endpoint was disabled. */
    public enum DisabledReason {
        /** It answered 410. */
        GONE,
        /** It failed for five days. */
        FAILING,
        /** A user asked for it. */
        REQUESTED
    }
}
