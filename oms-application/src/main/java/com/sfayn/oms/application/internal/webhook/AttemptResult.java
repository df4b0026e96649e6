package com.sfayn.oms.application.internal.webhook;

import com.sfayn.oms.application.port.webhook.out.EndpointHealth;
import com.sfayn.oms.application.port.webhook.out.EndpointHealth.DisabledReason;
import com.sfayn.oms.application.port.webhook.out.EndpointHealth.State;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery;
import com.sfayn.oms.application.port.webhook.out.WebhookTransport.Attempt;
import com.sfayn.oms.application.port.webhook.out.WebhookTransport.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What an attempt means for its delivery and for the health of its endpoint. */
public final class AttemptResult {
    /** Failures in a row after which an endpoint is failing. */
    static final int FAILURES_UNTIL_FAILING = 20;

    /** How long an endpoint may be failing before it is disabled. */
    static final Duration LONGEST_FAILING = Duration.ofDays(5);

    private static final int GONE = 410;
    private static final Set<Integer> THROTTLING = Set.of(429, 502, 503, 504);

    /** A failing endpoint is tried once in this time. */
    static final Duration PAUSE_OF_FAILING = Duration.ofMinutes(1);

    private static final Duration PRECISION_OF_LAST_DELIVERED = Duration.ofSeconds(10);

    private final RetrySchedule schedule;

    public AttemptResult(RetrySchedule schedule) {
        this.schedule = schedule;
    }

    /** Returns the delivery after an attempt. */
    public WebhookDelivery delivery(WebhookDelivery before, Attempt attempt, Instant now) {
        int attempts = before.attempts() + 1;
        if (attempt.failure() == null) {
            return before.in(WebhookDelivery.State.DELIVERED, attempts, before.failures(), null, now);
        }
        int failures = before.failures() + 1;
        Optional<Duration> pause = schedule.pauseAfter(failures);
        if (pause.isEmpty()) return before.in(WebhookDelivery.State.EXHAUSTED, attempts, failures, null, now);
        Instant next = now.plus(longer(pause.get(), isThrottling(attempt) ? attempt.retryAfter() : null));
        return before.in(WebhookDelivery.State.DUE, attempts, failures, next, null);
    }

    /** Returns the health of the endpoint after an attempt; equal to the one before if nothing has to be stored. */
    public EndpointHealth health(EndpointHealth before, Attempt attempt, WebhookDelivery after, Instant now) {
        if (before.state() == State.DISABLED) return before;
        return attempt.failure() == null ? delivered(before, now) : failed(before, attempt, after, now);
    }

    private static EndpointHealth delivered(EndpointHealth before, Instant now) {
        boolean isRecent = before.lastDeliveredAt() != null
                && now.isBefore(before.lastDeliveredAt().plus(PRECISION_OF_LAST_DELIVERED));
        boolean isHealthy = before.state() == State.ACTIVE && before.failures() == 0 && !before.throttled();
        return isRecent && isHealthy ? before : new EndpointHealth(State.ACTIVE, null, 0, null, null, false, now);
    }

    private static EndpointHealth failed(EndpointHealth before, Attempt attempt, WebhookDelivery after, Instant now) {
        int failures = before.failures() + 1;
        boolean throttled = before.throttled() || isThrottling(attempt);
        Instant lastDeliveredAt = before.lastDeliveredAt();
        if (attempt.status() != null && attempt.status() == GONE) {
            return disabled(DisabledReason.GONE, failures, throttled, lastDeliveredAt);
        }
        if (failures < FAILURES_UNTIL_FAILING) {
            return new EndpointHealth(State.ACTIVE, null, failures, null, null, throttled, lastDeliveredAt);
        }
        Instant since = before.failingSince() == null ? now : before.failingSince();
        boolean hopeless =
                after.state() == WebhookDelivery.State.EXHAUSTED && !now.isBefore(since.plus(LONGEST_FAILING));
        if (hopeless) return disabled(DisabledReason.FAILING, failures, throttled, lastDeliveredAt);
        Instant pausedUntil = now.plus(PAUSE_OF_FAILING);
        return new EndpointHealth(State.FAILING, null, failures, since, pausedUntil, throttled, lastDeliveredAt);
    }

    private static EndpointHealth disabled(
            DisabledReason reason, int failures, boolean throttled, Instant lastDeliveredAt) {
        return new EndpointHealth(State.DISABLED, reason, failures, null, null, throttled, lastDeliveredAt);
    }

    private static boolean isThrottling(Attempt attempt) {
        return attempt.failure() == Failure.HTTP && attempt.status() != null && THROTTLING.contains(attempt.status());
    }

    private static Duration longer(Duration pause, Duration asked) {
        return asked != null && asked.compareTo(pause) > 0 ? asked : pause;
    }
}
