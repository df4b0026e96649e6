package com.sfayn.oms.application.contract;

import static com.sfayn.oms.application.fixture.SampleDeliveries.attempt;
import static com.sfayn.oms.application.fixture.SampleDeliveries.createdAt;
import static com.sfayn.oms.application.fixture.SampleDeliveries.ended;
import static com.sfayn.oms.application.fixture.SampleDeliveries.failed;
import static com.sfayn.oms.application.fixture.SampleDeliveries.live;
import static com.sfayn.oms.application.fixture.SampleDeliveries.notice;
import static com.sfayn.oms.application.fixture.SampleDeliveries.replayed;
import static com.sfayn.oms.application.fixture.SampleDeliveries.to;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.fixture.SampleDeliveries;
import com.sfayn.oms.application.fixture.StorageUnderTest;
import com.sfayn.oms.application.port.webhook.out.DeliveryAttempt;
import com.sfayn.oms.application.port.webhook.out.WebhookDeliveries.Filter;
import com.sfayn.oms.application.port.webhook.out.WebhookDeliveries.Place;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery.State;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The log of deliveries is read page by page and filtered, and ended deliveries are deleted from it. */
interface WebhookLogContract extends StorageUnderTest {
    Filter EVERYTHING = new Filter(null, null, null, null, null, null, null);

    @Test
    default void pages_have_the_newest_deliveries_first_and_continue_after_a_place() {
        fill(acme());
        insert(globex(), live("d-9", "ORD-1", 1, 1));

        assertThat(page(EVERYTHING)).containsExactly("d-5", "d-4", "d-3", "d-2", "d-1");
        List<String> all = new ArrayList<>();
        Optional<Place> after = Optional.empty();
        while (true) {
            Optional<Place> place = after;
            List<WebhookDelivery> page =
                    listIn(acme(), store -> store.deliveries().page(EVERYTHING, place, 2));
            if (page.isEmpty()) break;
            page.forEach(delivery -> all.add(delivery.deliveryId()));
            WebhookDelivery last = page.get(page.size() - 1);
            after = Optional.of(new Place(last.createdAt(), last.deliveryId()));
        }
        assertThat(all).containsExactly("d-5", "d-4", "d-3", "d-2", "d-1");
    }

    @Test
    default void each_filter_selects_and_all_of_them_together() {
        fill(acme());

        assertThat(page(new Filter(Set.of("e-2"), null, null, null, null, null, null)))
                .containsExactly("d-4");
        assertThat(page(new Filter(Set.of("e-2", "e-1"), null, null, null, null, null, null)))
                .hasSize(5);
        assertThat(page(new Filter(Set.of("e-3"), null, null, null, null, null, null)))
                .isEmpty();
        assertThat(page(new Filter(null, Set.of(State.DUE), null, null, null, null, null)))
                .containsExactly("d-5", "d-4", "d-1");
        assertThat(page(new Filter(null, Set.of(State.EXHAUSTED, State.DELIVERED), null, null, null, null, null)))
                .containsExactly("d-3", "d-2");
        assertThat(page(new Filter(null, null, null, Set.of("a.Type"), null, null, null)))
                .containsExactly("d-5");
        assertThat(page(new Filter(null, null, null, null, new OrderId("ORD-1"), null, null)))
                .containsExactly("d-4", "d-2", "d-1");
        assertThat(page(new Filter(null, null, null, null, null, at(2), null))).containsExactly("d-5", "d-4", "d-3");
        assertThat(page(new Filter(null, null, null, null, null, null, at(2)))).containsExactly("d-2", "d-1");
        assertThat(page(new Filter(
                        Set.of("e-1"),
                        Set.of(State.DELIVERED, State.DUE),
                        true,
                        Set.of(SampleDeliveries.PLACED, "a.Type"),
                        new OrderId("ORD-1"),
                        at(1),
                        at(2))))
                .containsExactly("d-2");
    }

    @Test
    default void pages_of_several_states_continue_after_a_place() {
        for (int i = 1; i <= 9; i++) {
            State state = List.of(State.DUE, State.DELIVERED, State.EXHAUSTED).get(i % 3);
            WebhookDelivery delivery = live("d-" + i, "ORD-" + i, 1, i);
            insert(acme(), createdAt(state == State.DUE ? delivery : ended(delivery, state, at(i)), at(i / 2)));
        }
        Filter rare = new Filter(null, Set.of(State.DUE, State.EXHAUSTED), null, null, null, null, null);

        List<WebhookDelivery> first = listIn(acme(), store -> store.deliveries().page(rare, Optional.empty(), 4));
        WebhookDelivery last = first.get(3);
        Place place = new Place(last.createdAt(), last.deliveryId());
        List<WebhookDelivery> second =
                listIn(acme(), store -> store.deliveries().page(rare, Optional.of(place), 4));

        assertThat(first).extracting(WebhookDelivery::deliveryId).containsExactly("d-9", "d-8", "d-6", "d-5");
        assertThat(second).extracting(WebhookDelivery::deliveryId).containsExactly("d-3", "d-2");
    }

    @Test
    default void due_deliveries_are_selected_by_whether_they_are_held() {
        insert(acme(), live("d-1", "ORD-1", 1, 1));
        insert(acme(), live("d-2", "ORD-1", 2, 2));
        insert(acme(), ended(live("d-3", "ORD-1", 3, 3), State.DELIVERED, at(2)));

        assertThat(page(new Filter(null, null, true, null, null, null, null))).containsExactlyInAnyOrder("d-2", "d-3");
        assertThat(page(new Filter(null, null, false, null, null, null, null))).containsExactlyInAnyOrder("d-1", "d-3");
        assertThat(page(new Filter(null, Set.of(State.DUE), true, null, null, null, null)))
                .containsExactly("d-2");
    }

    /** d-1 at 12:00, d-2 at 12:01, d-3 and d-4 at 12:02, d-5 at 12:03. */
    private void fill(TenantId tenant) {
        insert(tenant, live("d-1", "ORD-1", 1, 1));
        insert(tenant, createdAt(ended(live("d-2", "ORD-1", 2, 2), State.DELIVERED, at(1)), at(1)));
        insert(tenant, createdAt(ended(live("d-3", "ORD-2", 1, 3), State.EXHAUSTED, at(2)), at(2)));
        insert(tenant, createdAt(to("e-2", replayed("d-4", "ORD-1", 1, 1, "r-1")), at(2)));
        insert(tenant, createdAt(notice("d-5", "a.Type"), at(3)));
    }

    @Test
    default void attempts_are_read_newest_first_up_to_a_limit_per_delivery() {
        WebhookDelivery one = live("d-1", "ORD-1", 1, 1);
        WebhookDelivery two = live("d-2", "ORD-2", 1, 2);
        insert(acme(), one);
        insert(acme(), two);
        insert(acme(), live("d-3", "ORD-3", 1, 3));
        List<DeliveryAttempt> made = new ArrayList<>();
        for (int i = 1; i <= 11; i++) made.add(0, attempted(failed(one, i, at(i)), 500));
        DeliveryAttempt timedOut = attempted(failed(two, 1, at(1)), null);

        Map<String, List<DeliveryAttempt>> attempts =
                mapIn(acme(), store -> store.deliveries().attempts(List.of("d-1", "d-2", "d-3", "d-4"), 10));

        assertThat(attempts).isEqualTo(Map.of("d-1", made.subList(0, 10), "d-2", List.of(timedOut)));
        assertThat(mapIn(globex(), store -> store.deliveries().attempts(List.of("d-1"), 10)))
                .isEmpty();
        assertThat(mapIn(acme(), store -> store.deliveries().attempts(List.of(), 10)))
                .isEmpty();
    }

    @Test
    default void deliveries_of_a_type_are_counted_since_a_time() {
        for (int i = 0; i < 3; i++) insert(acme(), createdAt(notice("p-" + i, "a.Ping"), at(i)));
        insert(acme(), createdAt(notice("o-1", "an.Other"), at(2)));
        insert(globex(), createdAt(notice("p-1", "a.Ping"), at(2)));

        assertThat(countSince(at(0))).isEqualTo(3);
        assertThat(countSince(at(1))).isEqualTo(2);
        assertThat(countSince(at(3))).isZero();
    }

    @Test
    default void old_ended_deliveries_are_deleted_with_their_attempts_the_oldest_first() {
        WebhookDelivery open = live("d-1", "ORD-1", 1, 1);
        insert(acme(), open);
        DeliveryAttempt kept = attempted(failed(open, 1, at(0)), 500);
        for (int i = 2; i <= 4; i++) {
            WebhookDelivery delivery = createdAt(live("d-" + i, "ORD-" + i, 1, i), at(4 - i));
            insert(acme(), delivery);
            attempted(ended(delivery, State.DELIVERED, at(i)), 200);
        }
        insert(acme(), live("d-5", "ORD-5", 1, 5));
        runIn(acme(), store -> store.deliveries().claim("d-5", "one", at(9)));
        insert(globex(), ended(live("d-2", "ORD-2", 1, 2), State.CANCELLED, at(2)));

        assertThat(purge(at(2), 10)).isZero();
        assertThat(purge(at(4), 1)).isEqualTo(1);
        assertThat(page(EVERYTHING)).containsExactly("d-3", "d-5", "d-4", "d-1");
        assertThat(purge(at(5), 10)).isEqualTo(2);

        assertThat(page(EVERYTHING)).containsExactly("d-5", "d-1");
        assertThat(mapIn(acme(), store -> store.deliveries().attempts(List.of("d-1", "d-2", "d-3", "d-4"), 10)))
                .isEqualTo(Map.of("d-1", List.of(kept)));
        assertThat(optionalIn(globex(), store -> store.deliveries().find("d-2")))
                .isPresent();
    }

    private int purge(Instant before, int limit) {
        return in(acme(), store -> store.deliveries().purge(before, limit));
    }

    private int countSince(Instant time) {
        return in(acme(), store -> store.deliveries().countSince("a.Ping", time));
    }

    private List<String> page(Filter filter) {
        return listIn(acme(), store -> store.deliveries().page(filter, Optional.empty(), 10)).stream()
                .map(WebhookDelivery::deliveryId)
                .toList();
    }

    private void insert(TenantId tenant, WebhookDelivery delivery) {
        runIn(tenant, store -> store.deliveries().insert(List.of(delivery)));
    }

    private DeliveryAttempt attempted(WebhookDelivery after, Integer status) {
        DeliveryAttempt attempt = attempt(after, at(after.attempts()), status);
        runIn(acme(), store -> {
            assertThat(store.deliveries().claim(after.deliveryId(), "one", at(60)))
                    .isTrue();
            assertThat(store.deliveries().record(attempt, after, "one")).isTrue();
        });
        return attempt;
    }
}
