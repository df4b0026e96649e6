package com.sfayn.oms.application.contract;

import static com.sfayn.oms.application.fixture.SampleDeliveries.dueAt;
import static com.sfayn.oms.application.fixture.SampleDeliveries.ended;
import static com.sfayn.oms.application.fixture.SampleDeliveries.failed;
import static com.sfayn.oms.application.fixture.SampleDeliveries.live;
import static com.sfayn.oms.application.fixture.SampleDeliveries.notice;
import static com.sfayn.oms.application.fixture.SampleDeliveries.outOfLane;
import static com.sfayn.oms.application.fixture.SampleDeliveries.replayed;
import static com.sfayn.oms.application.fixture.SampleDeliveries.to;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.fixture.StorageUnderTest;
import com.sfayn.oms.application.port.webhook.out.WebhookDeliveries.Backlog;
import com.sfayn.oms.application.port.webhook.out.WebhookDeliveries.Count;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery.State;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Deliveries are stored once per event, and become due in the order that their receivers may rely on. */
interface WebhookDeliveryContract extends StorageUnderTest {
    @Test
    default void a_delivery_is_read_as_it_was_written() {
        List<WebhookDelivery> all = List.of(
                live("d-1", "ORD-1", 1, 1),
                failed(live("d-2", "ORD-1", 2, 3_000_000_000L), 4, Instant.parse("2026-03-01T12:00:00.123Z")),
                replayed("d-3", "ORD-1", 1, 1, "r-1"),
                ended(live("d-4", "ORD-2", 7, 9), State.EXHAUSTED, at(5)),
                notice("d-5", "order_management.webhooks.EndpointFailingEvent"));

        assertThat(insert(acme(), all)).isEqualTo(5);

        for (WebhookDelivery delivery : all) {
            assertThat(find(acme(), delivery.deliveryId())).contains(delivery);
            assertThat(optionalIn(acme(), store -> store.deliveries().findForUpdate(delivery.deliveryId())))
                    .contains(delivery);
            assertThat(find(globex(), delivery.deliveryId())).isEmpty();
        }
        assertThat(optionalIn(acme(), store -> store.deliveries().findForUpdate("d-6")))
                .isEmpty();
        assertThat(insert(acme(), List.of())).isZero();
    }

    @Test
    default void an_endpoint_gets_an_event_once_from_the_feed_and_once_from_each_replay() {
        insert(acme(), live("d-1", "ORD-1", 1, 1));

        assertThat(insert(acme(), List.of(live("d-2", "ORD-1", 1, 1), live("d-3", "ORD-1", 2, 2))))
                .isEqualTo(1);
        assertThat(insert(acme(), to("e-2", live("d-4", "ORD-1", 1, 1)))).isEqualTo(1);
        assertThat(insert(acme(), replayed("d-5", "ORD-1", 1, 1, "r-1"))).isEqualTo(1);
        assertThat(insert(acme(), replayed("d-6", "ORD-1", 1, 1, "r-1"))).isZero();
        assertThat(insert(acme(), replayed("d-7", "ORD-1", 1, 1, "r-2"))).isEqualTo(1);
        assertThat(insert(globex(), live("d-1", "ORD-1", 1, 1))).isEqualTo(1);
        assertThat(insert(acme(), List.of(notice("d-8", "a.Type"), notice("d-9", "a.Type"))))
                .isEqualTo(2);
        assertThat(find(acme(), "d-2")).isEmpty();
        assertThat(find(acme(), "d-3")).isPresent();
    }

    @Test
    default void the_longest_due_come_first_and_later_ones_wait() {
        insert(acme(), dueAt(live("d-1", "ORD-1", 1, 1), at(3)));
        insert(acme(), dueAt(live("d-2", "ORD-2", 1, 2), at(1)));
        insert(acme(), dueAt(live("d-3", "ORD-3", 1, 4), at(2)));
        insert(acme(), dueAt(live("d-4", "ORD-4", 1, 3), at(2)));
        insert(acme(), dueAt(live("d-5", "ORD-5", 1, 5), at(4)));
        insert(acme(), dueAt(to("e-2", live("d-6", "ORD-6", 1, 1)), at(0)));
        insert(acme(), ended(live("d-7", "ORD-7", 1, 7), State.CANCELLED, at(0)));
        insert(globex(), dueAt(live("d-8", "ORD-1", 1, 1), at(0)));

        assertThat(due(3, 10, 10)).containsExactly("d-2", "d-4", "d-3", "d-1");
        assertThat(due(3, 2, 10)).containsExactly("d-2", "d-4");
        assertThat(due(0, 10, 10)).isEmpty();
        assertThat(nextDue("e-1")).contains(at(1));
        assertThat(nextDue("e-2")).contains(at(0));
        assertThat(nextDue("e-3")).isEmpty();
    }

    @Test
    default void live_events_come_before_replays_which_have_a_limit_of_their_own() {
        for (int i = 1; i <= 4; i++) {
            insert(acme(), replayed("r-" + i, "ORD-" + i, 1, i, "r-1"));
            insert(acme(), dueAt(live("l-" + i, "ORD-" + i, 1, i), at(1)));
        }

        assertThat(due(1, 4, 2)).containsExactly("l-1", "l-2", "l-3", "l-4");
        assertThat(due(1, 5, 2)).containsExactly("l-1", "l-2", "l-3", "l-4", "r-1");
        assertThat(due(1, 9, 2)).containsExactly("l-1", "l-2", "l-3", "l-4", "r-1", "r-2");
        assertThat(due(0, 9, 2)).containsExactly("r-1", "r-2");
        assertThat(due(0, 9, 0)).isEmpty();
    }

    @Test
    default void an_open_delivery_holds_later_ones_of_its_order_and_endpoint() {
        insert(acme(), dueAt(live("d-1", "ORD-1", 1, 1), at(9)));
        insert(acme(), live("d-2", "ORD-1", 2, 2));
        insert(acme(), live("d-3", "ORD-1", 3, 3));
        insert(acme(), live("d-4", "ORD-2", 5, 4));
        insert(acme(), to("e-2", live("d-5", "ORD-1", 2, 2)));
        insert(globex(), live("d-2", "ORD-1", 2, 2));

        assertThat(due(5, 10, 10)).containsExactly("d-4");
        assertThat(held("d-1", "d-2", "d-3", "d-4", "d-5", "d-unknown")).containsExactlyInAnyOrder("d-2", "d-3");
        assertThat(held()).isEmpty();
        assertThat(nextDue("e-2")).contains(at(0));

        assertThat(due(9, 10, 10)).containsExactly("d-4", "d-1");
        runIn(
                acme(),
                store -> assertThat(store.deliveries().claim("d-1", "one", at(10)))
                        .isTrue());
        assertThat(due(9, 10, 10)).containsExactly("d-4");
        assertThat(held("d-1", "d-2")).containsExactly("d-2");

        for (State end : List.of(State.CANCELLED, State.EXHAUSTED, State.DELIVERED)) {
            update(acme(), ended(live("d-1", "ORD-1", 1, 1), end, at(9)));
            assertThat(due(9, 10, 10)).as(end.name()).containsExactly("d-2", "d-4");
            assertThat(held("d-1", "d-2", "d-3")).containsExactly("d-3");
        }
    }

    @Test
    default void the_fifth_failure_of_a_delivery_frees_its_lane_for_later_ones() {
        insert(acme(), failed(live("d-1", "ORD-1", 1, 1), 4, at(60)));
        insert(acme(), live("d-2", "ORD-1", 2, 2));
        insert(acme(), live("d-3", "ORD-1", 3, 3));
        assertThat(due(5, 10, 10)).isEmpty();
        assertThat(nextDue("e-1")).contains(at(60));

        update(acme(), failed(live("d-1", "ORD-1", 1, 1), 5, at(60)));

        assertThat(due(5, 10, 10)).containsExactly("d-2");
        assertThat(nextDue("e-1")).contains(at(0));
        assertThat(held("d-1", "d-2", "d-3")).containsExactly("d-3");
        update(acme(), failed(live("d-2", "ORD-1", 2, 2), 7, at(70)));
        assertThat(due(65, 10, 10)).containsExactly("d-3", "d-1");
    }

    @Test
    default void redeliveries_replays_and_messages_hold_nothing_and_are_not_held() {
        insert(acme(), dueAt(outOfLane(live("d-1", "ORD-1", 1, 1)), at(9)));
        insert(acme(), dueAt(replayed("d-2", "ORD-1", 1, 1, "r-1"), at(9)));
        insert(acme(), live("d-3", "ORD-1", 2, 2));
        insert(acme(), dueAt(outOfLane(live("d-4", "ORD-1", 3, 3)), at(1)));
        insert(acme(), dueAt(notice("d-5", "a.Type"), at(2)));
        insert(acme(), replayed("d-6", "ORD-1", 4, 4, "r-1"));

        assertThat(due(5, 10, 10)).containsExactly("d-3", "d-4", "d-5", "d-6");
        assertThat(held("d-1", "d-2", "d-3", "d-4", "d-5", "d-6")).isEmpty();
    }

    @Test
    default void what_waits_for_a_later_time_is_made_due_now() {
        for (TenantId tenant : List.of(acme(), globex())) {
            insert(tenant, failed(live("d-1", "ORD-1", 1, 1), 3, at(60)));
            insert(tenant, dueAt(live("d-2", "ORD-2", 1, 2), at(1)));
            insert(tenant, to("e-2", failed(live("d-3", "ORD-3", 1, 3), 3, at(60))));
            insert(tenant, ended(live("d-4", "ORD-4", 1, 4), State.EXHAUSTED, at(1)));
        }

        int moved = in(acme(), store -> store.deliveries().retryNow("e-1", at(5)));
        assertThat(moved).isEqualTo(1);

        assertThat(find(acme(), "d-1")).contains(failed(live("d-1", "ORD-1", 1, 1), 3, at(5)));
        assertThat(find(acme(), "d-2")).contains(dueAt(live("d-2", "ORD-2", 1, 2), at(1)));
        assertThat(nextDue("e-2")).contains(at(60));
        assertThat(find(acme(), "d-4")).contains(ended(live("d-4", "ORD-4", 1, 4), State.EXHAUSTED, at(1)));
        assertThat(find(globex(), "d-1")).contains(failed(live("d-1", "ORD-1", 1, 1), 3, at(60)));
    }

    @Test
    default void open_deliveries_are_counted_per_endpoint_and_those_in_time_and_of_replays_apart() {
        insert(acme(), live("d-1", "ORD-1", 1, 1));
        insert(acme(), failed(live("d-2", "ORD-2", 1, 2), 4, at(9)));
        insert(acme(), failed(live("d-3", "ORD-3", 1, 3), 5, at(9)));
        insert(acme(), ended(live("d-4", "ORD-4", 1, 4), State.DELIVERED, at(1)));
        insert(acme(), to("e-2", failed(live("d-5", "ORD-5", 1, 5), 9, at(9))));
        insert(acme(), to("e-3", ended(live("d-6", "ORD-6", 1, 6), State.EXHAUSTED, at(1))));
        insert(acme(), replayed("d-7", "ORD-1", 1, 1, "r-1"));
        insert(acme(), failed(replayed("d-8", "ORD-2", 1, 2, "r-1"), 5, at(9)));
        insert(acme(), ended(replayed("d-9", "ORD-3", 1, 3, "r-1"), State.DELIVERED, at(1)));
        in(acme(), store -> store.deliveries().claim("d-1", "one", at(1)));

        Map<String, Backlog> backlogs =
                mapIn(acme(), store -> store.deliveries().backlogs());
        assertThat(backlogs)
                .isEqualTo(Map.of(
                        "e-1",
                        new Backlog(new Count(3, 2), new Count(2, 1)),
                        "e-2",
                        new Backlog(new Count(1, 0), Count.NONE)));
        assertThat(mapIn(globex(), store -> store.deliveries().backlogs())).isEmpty();
    }

    private int insert(TenantId tenant, List<WebhookDelivery> deliveries) {
        return in(tenant, store -> store.deliveries().insert(deliveries));
    }

    private int insert(TenantId tenant, WebhookDelivery delivery) {
        return insert(tenant, List.of(delivery));
    }

    private void update(TenantId tenant, WebhookDelivery delivery) {
        runIn(tenant, store -> {
            store.deliveries().findForUpdate(delivery.deliveryId()).orElseThrow();
            store.deliveries().update(delivery);
        });
        assertThat(find(tenant, delivery.deliveryId())).contains(delivery);
    }

    private Optional<WebhookDelivery> find(TenantId tenant, String id) {
        return optionalIn(tenant, store -> store.deliveries().find(id));
    }

    private List<String> due(int minute, int limit, int replays) {
        return listIn(acme(), store -> store.deliveries().due("e-1", at(minute), limit, replays)).stream()
                .map(WebhookDelivery::deliveryId)
                .toList();
    }

    private Set<String> held(String... ids) {
        return in(acme(), store -> store.deliveries().held(List.of(ids)));
    }

    private Optional<Instant> nextDue(String endpoint) {
        return optionalIn(acme(), store -> store.deliveries().nextDue(endpoint));
    }
}
