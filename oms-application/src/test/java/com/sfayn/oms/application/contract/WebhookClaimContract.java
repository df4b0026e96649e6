package com.sfayn.oms.application.contract;

import static com.sfayn.oms.application.fixture.SampleDeliveries.attempt;
import static com.sfayn.oms.application.fixture.SampleDeliveries.dueAt;
import static com.sfayn.oms.application.fixture.SampleDeliveries.ended;
import static com.sfayn.oms.application.fixture.SampleDeliveries.endpoint;
import static com.sfayn.oms.application.fixture.SampleDeliveries.failed;
import static com.sfayn.oms.application.fixture.SampleDeliveries.live;
import static com.sfayn.oms.application.fixture.SampleDeliveries.outOfLane;
import static com.sfayn.oms.application.fixture.SampleDeliveries.sending;
import static com.sfayn.oms.application.fixture.SampleDeliveries.to;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.fixture.StorageUnderTest;
import com.sfayn.oms.application.port.webhook.out.DeliveryAttempt;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery.State;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** One instance at a time sends a delivery, and only that one records the attempt. */
interface WebhookClaimContract extends StorageUnderTest {
    WebhookDelivery DELIVERY = live("d-1", "ORD-1", 1, 1);

    @Test
    default void only_one_of_eight_concurrent_instances_claims_a_delivery() throws Exception {
        insert(acme(), DELIVERY);

        List<Boolean> claims = atOnce(8, thread -> claim(acme(), "d-1", "instance-" + thread, 1));

        assertThat(claims).containsOnlyOnce(true);
        assertThat(find(acme(), "d-1")).isEqualTo(sending(DELIVERY));
    }

    @Test
    default void only_a_due_delivery_of_the_tenant_can_be_claimed() {
        insert(acme(), DELIVERY);
        insert(acme(), ended(live("d-2", "ORD-2", 1, 2), State.CANCELLED, at(0)));

        assertThat(claim(globex(), "d-1", "one", 1)).isFalse();
        assertThat(claim(acme(), "d-2", "one", 1)).isFalse();
        assertThat(claim(acme(), "d-3", "one", 1)).isFalse();
        assertThat(claim(acme(), "d-1", "one", 1)).isTrue();
        assertThat(claim(acme(), "d-1", "one", 2)).isFalse();
    }

    @Test
    default void an_attempt_is_recorded_by_the_owner_of_the_lease_only_and_once() {
        insert(acme(), DELIVERY);
        insert(globex(), DELIVERY);
        WebhookDelivery after = failed(DELIVERY, 1, at(5));
        DeliveryAttempt attempt = attempt(after, at(1), 500);
        assertThat(record(acme(), attempt, after, "one")).isFalse();

        claim(acme(), "d-1", "one", 1);
        assertThat(record(acme(), attempt, after, "two")).isFalse();
        assertThat(record(globex(), attempt, after, "one")).isFalse();
        assertThat(find(acme(), "d-1")).isEqualTo(sending(DELIVERY));
        assertThat(record(acme(), attempt, after, "one")).isTrue();
        assertThat(record(acme(), attempt, after, "one")).isFalse();

        assertThat(find(acme(), "d-1")).isEqualTo(after);
        assertThat(find(globex(), "d-1")).isEqualTo(DELIVERY);
        assertThat(attempts(acme())).containsExactly(attempt);
        assertThat(attempts(globex())).isEmpty();

        WebhookDelivery delivered = ended(after, State.DELIVERED, at(6));
        claim(acme(), "d-1", "two", 9);
        assertThat(record(acme(), attempt(delivered, at(6), 204), delivered, "two"))
                .isTrue();
        assertThat(find(acme(), "d-1")).isEqualTo(delivered);
        assertThat(attempts(acme())).containsExactly(attempt(delivered, at(6), 204), attempt);
    }

    @Test
    default void the_owner_gives_back_what_it_has_not_sent() {
        List<WebhookDelivery> all = List.of(
                dueAt(DELIVERY, at(1)),
                live("d-2", "ORD-2", 1, 2),
                live("d-3", "ORD-3", 1, 3),
                live("d-4", "ORD-4", 1, 4));
        in(acme(), store -> store.deliveries().insert(all));
        insert(globex(), DELIVERY);
        claim(globex(), "d-1", "one", 1);
        for (String id : List.of("d-1", "d-2")) claim(acme(), id, "one", 1);
        claim(acme(), "d-3", "two", 1);

        runIn(acme(), store -> store.deliveries().release("one", List.of("d-1", "d-3", "d-4", "d-9")));
        runIn(acme(), store -> store.deliveries().release("one", List.of()));

        assertThat(find(acme(), "d-1")).isEqualTo(all.get(0));
        assertThat(find(acme(), "d-2").state()).isEqualTo(State.SENDING);
        assertThat(find(acme(), "d-3").state()).isEqualTo(State.SENDING);
        assertThat(find(acme(), "d-4")).isEqualTo(all.get(3));
        assertThat(find(globex(), "d-1").state()).isEqualTo(State.SENDING);
        WebhookDelivery after = ended(DELIVERY, State.DELIVERED, at(2));
        assertThat(record(acme(), attempt(after, at(2), 200), after, "one")).isFalse();
        assertThat(claim(acme(), "d-1", "two", 3)).isTrue();
    }

    @Test
    default void a_delivery_is_due_again_when_its_lease_has_ended_without_a_record() {
        insert(acme(), DELIVERY);
        insert(acme(), live("d-2", "ORD-2", 1, 2));
        insert(acme(), live("d-3", "ORD-3", 1, 3));
        insert(globex(), DELIVERY);
        claim(acme(), "d-1", "one", 5);
        claim(acme(), "d-2", "one", 6);
        claim(globex(), "d-1", "one", 5);

        assertThat(recover(4)).isZero();
        assertThat(recover(5)).isEqualTo(1);
        assertThat(recover(5)).isZero();

        assertThat(find(acme(), "d-1")).isEqualTo(dueAt(DELIVERY, at(5)));
        assertThat(find(acme(), "d-2").state()).isEqualTo(State.SENDING);
        assertThat(find(acme(), "d-3")).isEqualTo(live("d-3", "ORD-3", 1, 3));
        assertThat(find(globex(), "d-1").state()).isEqualTo(State.SENDING);
        WebhookDelivery after = ended(DELIVERY, State.DELIVERED, at(6));
        assertThat(record(acme(), attempt(after, at(6), 200), after, "one")).isFalse();
        assertThat(attempts(acme())).isEmpty();
    }

    @Test
    default void a_record_after_the_lease_but_before_the_recovery_counts() {
        insert(acme(), DELIVERY);
        claim(acme(), "d-1", "one", 1);
        WebhookDelivery after = ended(DELIVERY, State.DELIVERED, at(9));

        assertThat(record(acme(), attempt(after, at(9), 200), after, "one")).isTrue();
        assertThat(recover(10)).isZero();
        assertThat(find(acme(), "d-1")).isEqualTo(after);
    }

    @Test
    default void an_ended_delivery_becomes_due_again_with_its_attempts() {
        insert(acme(), DELIVERY);
        claim(acme(), "d-1", "one", 1);
        WebhookDelivery exhausted = ended(failed(DELIVERY, 9, at(1)), State.EXHAUSTED, at(2));
        DeliveryAttempt last = attempt(exhausted, at(2), null);
        assertThat(record(acme(), last, exhausted, "one")).isTrue();
        WebhookDelivery again = dueAt(outOfLane(exhausted), at(3));

        runIn(acme(), store -> {
            store.deliveries().findForUpdate("d-1");
            store.deliveries().update(again);
        });

        assertThat(find(acme(), "d-1")).isEqualTo(again);
        assertThat(attempts(acme())).containsExactly(last);
        assertThat(claim(acme(), "d-1", "two", 5)).isTrue();
    }

    @Test
    default void waiting_deliveries_of_an_endpoint_are_cancelled_but_not_those_being_sent() {
        WebhookDelivery exhausted = ended(live("d-4", "ORD-4", 1, 4), State.EXHAUSTED, at(1));
        for (TenantId tenant : List.of(acme(), globex())) {
            insert(tenant, DELIVERY);
            insert(tenant, live("d-2", "ORD-1", 2, 2));
            insert(tenant, live("d-3", "ORD-3", 1, 3));
            insert(tenant, exhausted);
            insert(tenant, to("e-2", live("d-5", "ORD-1", 1, 1)));
        }
        claim(acme(), "d-1", "one", 9);

        runIn(
                acme(),
                store -> assertThat(store.deliveries().cancelOpen("e-1", at(2))).isEqualTo(2));

        assertThat(find(acme(), "d-1").state()).isEqualTo(State.SENDING);
        for (String id : List.of("d-2", "d-3")) {
            WebhookDelivery cancelled = find(acme(), id);
            assertThat(cancelled.state()).isEqualTo(State.CANCELLED);
            assertThat(cancelled.endedAt()).isEqualTo(at(2));
            assertThat(cancelled.nextAttemptAt()).isNull();
        }
        assertThat(find(acme(), "d-4")).isEqualTo(exhausted);
        assertThat(find(acme(), "d-5").state()).isEqualTo(State.DUE);
        assertThat(find(globex(), "d-2").state()).isEqualTo(State.DUE);
    }

    @Test
    default void due_deliveries_of_endpoints_that_do_not_exist_are_cancelled() {
        for (TenantId tenant : List.of(acme(), globex())) {
            insert(tenant, DELIVERY);
            insert(tenant, ended(live("d-2", "ORD-2", 1, 2), State.DELIVERED, at(1)));
            insert(tenant, live("d-3", "ORD-3", 1, 3));
            insert(tenant, to("e-2", live("d-4", "ORD-1", 1, 1)));
            runIn(tenant, store -> store.endpoints().insert(endpoint("e-2", "kept")));
        }
        claim(acme(), "d-3", "one", 9);

        int cancelled = in(acme(), store -> store.deliveries().cancelOrphans(at(2)));
        assertThat(cancelled).isEqualTo(1);

        assertThat(find(acme(), "d-1")).isEqualTo(DELIVERY.cancelled(at(2)));
        assertThat(find(acme(), "d-2").state()).isEqualTo(State.DELIVERED);
        assertThat(find(acme(), "d-3").state()).isEqualTo(State.SENDING);
        assertThat(find(acme(), "d-4").state()).isEqualTo(State.DUE);
        assertThat(find(globex(), "d-1").state()).isEqualTo(State.DUE);
    }

    @Test
    default void a_consumer_that_locks_its_cursor_moves_it() {
        assertThat(lock(acme())).isEmpty();
        runIn(acme(), store -> store.feed().cursors().create("webhook:e-1", at(0)));
        assertThat(lock(acme())).isEmpty();
        runIn(acme(), store -> store.feed().create());
        runIn(acme(), store -> store.feed().number(10));
        assertThat(lock(acme())).hasValue(0);

        runIn(acme(), store -> {
            store.feed().cursors().lock("webhook:e-1");
            store.feed().cursors().move("webhook:e-1", 7);
        });

        assertThat(lock(acme())).hasValue(7);
        assertThat(lock(globex())).isEmpty();
    }

    private OptionalLong lock(TenantId tenant) {
        return in(tenant, store -> store.feed().cursors().lock("webhook:e-1"));
    }

    private void insert(TenantId tenant, WebhookDelivery delivery) {
        runIn(tenant, store -> store.deliveries().insert(List.of(delivery)));
    }

    private boolean claim(TenantId tenant, String id, String owner, int until) {
        return in(tenant, store -> store.deliveries().claim(id, owner, at(until)));
    }

    private boolean record(TenantId tenant, DeliveryAttempt attempt, WebhookDelivery after, String owner) {
        return in(tenant, store -> store.deliveries().record(attempt, after, owner));
    }

    private int recover(int minute) {
        return in(acme(), store -> store.deliveries().recover(at(minute)));
    }

    private WebhookDelivery find(TenantId tenant, String id) {
        return optionalIn(tenant, store -> store.deliveries().find(id)).orElseThrow();
    }

    private List<DeliveryAttempt> attempts(TenantId tenant) {
        Map<String, List<DeliveryAttempt>> attempts =
                mapIn(tenant, store -> store.deliveries().attempts(List.of("d-1"), 20));
        return attempts.getOrDefault("d-1", List.of());
    }
}
