package com.sfayn.oms.application.internal.webhook;

import static com.sfayn.oms.application.fixture.SampleDeliveries.failed;
import static com.sfayn.oms.application.fixture.SampleDeliveries.live;
import static com.sfayn.oms.application.fixture.SampleDeliveries.sending;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.fixture.SampleOrders;
import com.sfayn.oms.application.fixture.SettableClock;
import com.sfayn.oms.application.port.webhook.out.EndpointHealth;
import com.sfayn.oms.application.port.webhook.out.EndpointHealth.DisabledReason;
import com.sfayn.oms.application.port.webhook.out.EndpointHealth.State;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery;
import com.sfayn.oms.application.port.webhook.out.WebhookTransport.Attempt;
import com.sfayn.oms.application.port.webhook.out.WebhookTransport.Failure;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptResultTest {
    private static final WebhookDelivery FIRST = sending(live("d-1", "ORD-1", 1, 1));

    private final SettableClock clock = new SettableClock(SampleOrders.NOON);
    private final AttemptResult result = new AttemptResult(new RetrySchedule(bound -> 0));
    private EndpointHealth health = EndpointHealth.NEW;

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204, 299})
    void an_answer_from_200_to_299_ends_the_delivery(int status) {
        WebhookDelivery after = answered(FIRST, status(status, null));

        assertThat(after.state()).isEqualTo(WebhookDelivery.State.DELIVERED);
        assertThat(after.attempts()).isEqualTo(1);
        assertThat(after.failures()).isZero();
        assertThat(after.nextAttemptAt()).isNull();
        assertThat(after.endedAt()).isEqualTo(clock.instant());
        assertThat(health).isEqualTo(new EndpointHealth(State.ACTIVE, null, 0, null, null, false, clock.instant()));
    }

    @ParameterizedTest
    @EnumSource(Failure.class)
    void every_kind_of_failure_is_tried_again_by_the_schedule(Failure failure) {
        WebhookDelivery after = answered(FIRST, failure(failure));

        assertThat(after).isEqualTo(failed(FIRST, 1, clock.instant().plusSeconds(5)));
        assertThat(health).isEqualTo(new EndpointHealth(State.ACTIVE, null, 1, null, null, false, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 408, 418, 500, 501, 505})
    void other_error_answers_are_tried_again_whatever_they_ask_for(int status) {
        WebhookDelivery after = answered(FIRST, status(status, Duration.ofHours(3)));

        assertThat(after.state()).isEqualTo(WebhookDelivery.State.DUE);
        assertThat(after.nextAttemptAt()).isEqualTo(clock.instant().plusSeconds(5));
        assertThat(health.throttled()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void a_redirect_is_a_failure(int status) {
        Attempt attempt = new Attempt(clock.instant(), Duration.ZERO, status, Failure.REDIRECT, null, null);

        assertThat(answered(FIRST, attempt).nextAttemptAt())
                .isEqualTo(clock.instant().plusSeconds(5));
    }

    @Test
    void an_answer_of_410_disables_the_endpoint_and_keeps_the_delivery() {
        WebhookDelivery after = answered(FIRST, status(410, null));

        assertThat(after.state()).isEqualTo(WebhookDelivery.State.DUE);
        assertThat(health)
                .isEqualTo(new EndpointHealth(State.DISABLED, DisabledReason.GONE, 1, null, null, false, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void throttling_waits_as_long_as_asked_and_ends_with_a_success(int status) {
        WebhookDelivery after = answered(FIRST, status(status, Duration.ofMinutes(3)));
        assertThat(after.nextAttemptAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(3)));
        assertThat(health.throttled()).isTrue();

        assertThat(answered(FIRST, status(status, Duration.ofSeconds(1))).nextAttemptAt())
                .isEqualTo(clock.instant().plusSeconds(5));
        assertThat(answered(FIRST, status(status, null)).nextAttemptAt())
                .isEqualTo(clock.instant().plusSeconds(5));
        answered(FIRST, failure(Failure.TIMEOUT));
        assertThat(health.throttled()).isTrue();
        answered(FIRST, status(200, null));
        assertThat(health.throttled()).isFalse();
    }

    @Test
    void the_tenth_failure_exhausts_a_delivery_over_75_hours_after_the_first() {
        WebhookDelivery delivery = FIRST;
        for (int i = 1; i <= 9; i++) {
            delivery = answered(delivery, status(500, null));
            assertThat(delivery.state()).isEqualTo(WebhookDelivery.State.DUE);
            assertThat(delivery.attempts()).isEqualTo(i);
            assertThat(delivery.failures()).isEqualTo(i);
            assertThat(delivery.endedAt()).isNull();
            clock.advance(Duration.between(clock.instant(), delivery.nextAttemptAt()));
        }
        delivery = answered(delivery, status(500, Duration.ofHours(1)));

        assertThat(delivery.state()).isEqualTo(WebhookDelivery.State.EXHAUSTED);
        assertThat(delivery.attempts()).isEqualTo(10);
        assertThat(delivery.nextAttemptAt()).isNull();
        assertThat(delivery.endedAt())
                .isEqualTo(clock.instant())
                .isAfterOrEqualTo(SampleOrders.NOON.plus(Duration.ofHours(75).plusMinutes(35)));
    }

    @Test
    void a_throttled_last_attempt_ends_the_delivery_too() {
        WebhookDelivery last = failed(FIRST, 9, null);

        assertThat(answered(last, status(503, Duration.ofHours(24))).state())
                .isEqualTo(WebhookDelivery.State.EXHAUSTED);
    }

    @Test
    void a_redelivery_has_one_try_and_its_attempts_go_on() {
        WebhookDelivery again = failed(FIRST, RetrySchedule.FAILURES_BEFORE_THE_LAST, null);

        assertThat(answered(again, status(200, null)).state()).isEqualTo(WebhookDelivery.State.DELIVERED);
        assertThat(answered(again, failure(Failure.DNS)).state()).isEqualTo(WebhookDelivery.State.EXHAUSTED);
        assertThat(answered(again, failure(Failure.DNS)).attempts()).isEqualTo(10);
    }

    @Test
    void twenty_failures_in_a_row_make_an_endpoint_failing_and_one_success_active() {
        for (int i = 1; i <= 19; i++) answered(FIRST, failure(Failure.CONNECT));
        assertThat(health.state()).isEqualTo(State.ACTIVE);
        answered(FIRST, status(200, null));
        for (int i = 1; i <= 19; i++) answered(FIRST, failure(Failure.CONNECT));
        assertThat(health.state()).isEqualTo(State.ACTIVE);
        Instant delivered = health.lastDeliveredAt();

        answered(FIRST, failure(Failure.CONNECT));
        Instant since = clock.instant();
        assertThat(health)
                .isEqualTo(new EndpointHealth(State.FAILING, null, 20, since, since.plusSeconds(60), false, delivered));

        clock.advance(Duration.ofMinutes(1));
        answered(FIRST, failure(Failure.CONNECT));
        assertThat(health)
                .isEqualTo(new EndpointHealth(
                        State.FAILING, null, 21, since, clock.instant().plusSeconds(60), false, delivered));

        answered(FIRST, status(204, null));
        assertThat(health).isEqualTo(new EndpointHealth(State.ACTIVE, null, 0, null, null, false, clock.instant()));
    }

    @Test
    void an_endpoint_that_fails_for_five_days_is_disabled_when_a_delivery_is_exhausted() {
        for (int i = 1; i <= 20; i++) answered(FIRST, failure(Failure.TIMEOUT));
        WebhookDelivery last = failed(FIRST, 9, null);

        clock.advance(Duration.ofDays(5).minusMillis(1));
        answered(last, failure(Failure.TIMEOUT));
        assertThat(health.state()).isEqualTo(State.FAILING);
        clock.advance(Duration.ofMillis(1));
        answered(FIRST, failure(Failure.TIMEOUT));
        assertThat(health.state()).isEqualTo(State.FAILING);
        answered(last, failure(Failure.TIMEOUT));

        assertThat(health.state()).isEqualTo(State.DISABLED);
        assertThat(health.disabledReason()).isEqualTo(DisabledReason.FAILING);
        assertThat(health.failingSince()).isNull();
    }

    @Test
    void an_attempt_that_ends_after_its_endpoint_was_disabled_changes_no_health() {
        health = new EndpointHealth(State.DISABLED, DisabledReason.REQUESTED, 3, null, null, false, null);
        EndpointHealth before = health;

        assertThat(answered(FIRST, status(200, null)).state()).isEqualTo(WebhookDelivery.State.DELIVERED);
        assertThat(health).isEqualTo(before);
        answered(FIRST, status(410, null));
        assertThat(health).isEqualTo(before);
    }

    @Test
    void a_series_of_successes_is_noted_only_every_ten_seconds() {
        answered(FIRST, status(200, null));
        Instant noted = clock.instant();
        clock.advance(Duration.ofSeconds(9));
        answered(FIRST, status(200, null));
        assertThat(health.lastDeliveredAt()).isEqualTo(noted);
        clock.advance(Duration.ofSeconds(1));
        answered(FIRST, status(200, null));
        assertThat(health.lastDeliveredAt()).isEqualTo(clock.instant());
    }

    /** Returns the delivery after the attempt, and keeps the health of its endpoint. */
    private WebhookDelivery answered(WebhookDelivery before, Attempt attempt) {
        WebhookDelivery after = result.delivery(before, attempt, clock.instant());
        health = result.health(health, attempt, after, clock.instant());
        return after;
    }

    private Attempt status(int status, Duration retryAfter) {
        Failure failure = status < 300 ? null : Failure.HTTP;
        return new Attempt(clock.instant(), Duration.ofMillis(7), status, failure, "", retryAfter);
    }

    /** An attempt without a status, also of an answer that was not valid HTTP. */
    private Attempt failure(Failure failure) {
        return new Attempt(clock.instant(), Duration.ofMillis(7), null, failure, null, null);
    }
}
