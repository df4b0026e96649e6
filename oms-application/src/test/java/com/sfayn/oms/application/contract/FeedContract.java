package com.sfayn.oms.application.contract;

import static com.sfayn.oms.application.fixture.SampleOrders.changed;
import static com.sfayn.oms.application.fixture.SampleOrders.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sfayn.oms.application.fixture.SampleOrders;
import com.sfayn.oms.application.fixture.StorageUnderTest;
import com.sfayn.oms.application.port.feed.EventFeed.FeedState;
import com.sfayn.oms.application.port.feed.EventFeed.Numbering;
import com.sfayn.oms.application.port.feed.FeedCursor;
import com.sfayn.oms.application.port.feed.FeedEvent;
import com.sfayn.oms.application.port.feed.FeedPage;
import com.sfayn.oms.application.port.feed.FeedRange;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.Decision.Accepted;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderEvent;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The feed has every committed event once, without gaps, and never shows a position before a lower one. */
interface FeedContract extends StorageUnderTest {
    @Test
    default void events_get_positions_in_the_order_of_their_times_and_of_their_orders() {
        Order one = keep(acme(), draft("ORD-1"));
        keep(acme(), draft("ORD-2", "c-1", "v-1", at(1)));
        keep(acme(), changed(one, 2), 2);
        keep(globex(), draft("ORD-9"));

        assertThat(state(acme())).isEqualTo(new FeedState(false, 0, false, true));
        assertThat(optionalIn(acme(), store -> store.feed().number(10))).isEmpty();
        assertThat(numbered(acme(), 10)).isEqualTo(new Numbering(4, 4, true, 0));

        assertThat(feed(acme(), 0, 10).events())
                .extracting(
                        FeedEvent::position,
                        event -> event.orderId() + "/" + event.event().sequence())
                .containsExactly(
                        tuple(1L, "ORD-1/1"), tuple(2L, "ORD-1/2"), tuple(3L, "ORD-1/3"), tuple(4L, "ORD-2/1"));
        assertThat(state(acme())).isEqualTo(new FeedState(true, 4, true, false));
        assertThat(numbered(acme(), 10)).isEqualTo(new Numbering(0, 4, true, 0));
        assertThat(feed(globex(), 0, 10).events()).isEmpty();
    }

    @Test
    default void an_event_in_the_feed_is_the_event_of_the_log() {
        Order order = keep(acme(), draft("ORD-1", "c-1", "v-7", at(0)));
        numbered(acme(), 10);

        FeedEvent event = feed(acme(), 0, 10).events().get(0);

        assertThat(event.vendorId()).isEqualTo("v-7");
        assertThat(event.event())
                .isEqualTo(in(acme(), store -> store.events().read(order.id(), 0, 1))
                        .get(0));
    }

    @Test
    default void a_small_limit_leaves_the_rest_for_the_next_round() {
        for (int i = 0; i < 5; i++) keep(acme(), draft("ORD-" + i, "c-1", "v-1", at(i)));

        assertThat(numbered(acme(), 2)).isEqualTo(new Numbering(2, 2, false, 0));
        assertThat(numbered(acme(), 2)).isEqualTo(new Numbering(2, 4, false, 0));
        assertThat(numbered(acme(), 2)).isEqualTo(new Numbering(1, 5, true, 0));
        assertThat(positions(feed(acme(), 0, 10))).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    default void an_event_with_a_later_sequence_never_comes_first_even_if_its_time_is_earlier() {
        Order late = keep(acme(), draft("ORD-1", "c-1", "v-1", at(50)));
        keep(acme(), SampleOrders.changedAt(late, at(10), 1), 1);
        keep(acme(), draft("ORD-2", "c-1", "v-1", at(20)));

        assertThat(numbered(acme(), 1)).isEqualTo(new Numbering(2, 2, false, 1));
        numbered(acme(), 10);

        assertThat(feed(acme(), 0, 10).events())
                .extracting(event -> event.orderId() + "/" + event.event().sequence())
                .containsExactly("ORD-1/1", "ORD-1/2", "ORD-2/1");
    }

    @Test
    default void pages_continue_where_the_last_one_ended_and_pass_over_what_does_not_match() {
        for (int i = 1; i <= 6; i++) {
            keep(acme(), draft("ORD-" + i, "c-1", i % 2 == 0 ? "v-even" : "v-odd", at(i)));
        }
        numbered(acme(), 10);
        FeedRange ofOne = new FeedRange(0, 4, 10, Set.of(), Optional.of(new OrderId("ORD-6")), Optional.empty(), true);

        FeedPage first = feed(acme(), 0, 4);
        assertThat(positions(first)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(first.next()).isEqualTo(4);
        assertThat(first.more()).isTrue();
        FeedPage last = feed(acme(), 4, 4);
        assertThat(positions(last)).containsExactly(5L, 6L);
        assertThat(last.next()).isEqualTo(6);
        assertThat(last.more()).isFalse();
        assertThat(feed(acme(), 6, 4)).isEqualTo(new FeedPage(List.of(), 6, false));

        assertThat(read(acme(), ofOne)).isEqualTo(new FeedPage(List.of(), 4, true));
        FeedRange types = FeedRange.after(0, 10).types(Set.of("order_management.events.CompletedOrderEvent"));
        assertThat(read(acme(), types)).isEqualTo(new FeedPage(List.of(), 6, false));
        String type = feed(acme(), 0, 1).events().get(0).event().type();
        assertThat(positions(read(acme(), FeedRange.after(2, 10).types(Set.of(type)))))
                .containsExactly(3L, 4L, 5L, 6L);
    }

    @Test
    default void a_vendor_reads_the_events_of_its_placed_orders_but_not_of_their_drafts() {
        Order placed = keep(acme(), draft("ORD-1", "c-1", "v-1", at(0)));
        keep(acme(), draft("ORD-2", "c-1", "v-1", at(0)));
        Order other = keep(acme(), draft("ORD-3", "c-1", "v-2", at(0)));
        for (Order order : List.of(placed, other)) {
            OrderEvent event = new OrderEvent.OrderCompleted(Money.of("1.00", "SGD"));
            Accepted completed = new Accepted(SampleOrders.placed(order), List.of(event), SampleOrders.CUSTOMER);
            in(acme(), store -> store.keep(completed));
        }
        numbered(acme(), 10);

        FeedPage page = read(acme(), FeedRange.after(0, 10).ofVendor("v-1"));

        assertThat(page.events())
                .extracting(event -> event.orderId() + " " + event.event().type())
                .containsExactly("ORD-1 order_management.events.CompletedOrderEvent");
        assertThat(page.next()).isEqualTo(5);
    }

    @Test
    default void events_are_found_by_their_positions_in_their_own_tenant() {
        for (int i = 1; i <= 3; i++) keep(acme(), draft("ORD-" + i, "c-1", "v-1", at(i)));
        numbered(acme(), 10);
        List<FeedEvent> all = feed(acme(), 0, 10).events();

        assertThat(listIn(acme(), store -> store.feed().at(List.of(3L, 1L, 99L))))
                .containsExactly(all.get(0), all.get(2));
        assertThat(listIn(acme(), store -> store.feed().at(List.of()))).isEmpty();
        assertThat(listIn(globex(), store -> store.feed().at(List.of(1L)))).isEmpty();
    }

    @Test
    default void a_time_is_found_although_an_event_was_committed_late() {
        keep(acme(), draft("ORD-1", "c-1", "v-1", at(1)));
        keep(acme(), draft("ORD-2", "c-1", "v-1", at(5)));
        numbered(acme(), 10);
        keep(acme(), draft("ORD-3", "c-1", "v-1", at(3)));
        numbered(acme(), 10);

        assertThat(before(at(0))).isZero();
        assertThat(before(at(1))).isZero();
        assertThat(before(at(2))).isEqualTo(1);
        assertThat(before(at(4))).isEqualTo(1);
        assertThat(before(at(6))).isEqualTo(3);
    }

    @Test
    default void a_reader_sees_no_gap_while_eight_threads_write_and_two_give_positions() throws Exception {
        runIn(acme(), store -> store.feed().create());
        AtomicInteger writing = new AtomicInteger(8);
        List<List<Long>> seen = atOnce(11, thread -> {
            if (thread < 8) {
                try {
                    for (int i = 0; i < 15; i++) {
                        Order order = keep(acme(), draft("ORD-" + thread + "-" + i));
                        keep(acme(), changed(order, 2), 2);
                    }
                } finally {
                    writing.decrementAndGet();
                }
                return List.<Long>of();
            }
            if (thread < 10) {
                boolean last;
                do {
                    last = writing.get() == 0;
                    in(acme(), store -> store.feed().number(7));
                } while (!last || state(acme()).isWaiting());
                return List.<Long>of();
            }
            List<Long> positions = new ArrayList<>();
            while (positions.size() < 360) {
                positions.addAll(positions(feed(acme(), positions.size(), 50)));
            }
            return positions;
        });

        assertThat(seen.get(10)).hasSize(360);
        for (int i = 0; i < 360; i++) assertThat(seen.get(10).get(i)).isEqualTo(i + 1L);
        List<FeedEvent> all = feed(acme(), 0, 1000).events();
        assertThat(all).extracting(event -> event.event().eventId()).doesNotHaveDuplicates();
        for (Order order : in(
                acme(),
                store -> store.orders()
                        .findAll(all.stream().map(FeedEvent::orderId).toList()))) {
            assertThat(all.stream()
                            .filter(event -> event.orderId().equals(order.id()))
                            .map(event -> event.event().sequence())
                            .toList())
                    .containsExactly(1, 2, 3);
        }
    }

    @Test
    default void a_consumer_starts_at_its_time_once_the_feed_has_caught_up() {
        for (int i = 0; i < 4; i++) keep(acme(), draft("ORD-" + i, "c-1", "v-1", at(i)));
        runIn(acme(), store -> {
            assertThat(store.feed().cursors().create("sink:a", at(2))).isTrue();
            assertThat(store.feed().cursors().create("sink:b", Instant.EPOCH)).isTrue();
            assertThat(store.feed().cursors().create("sink:a", at(0))).isFalse();
        });
        assertThat(cursor("sink:a").position()).isEmpty();
        assertThat(cursor("sink:b").position()).hasValue(0);

        numbered(acme(), 3);
        assertThat(cursor("sink:a").position()).isEmpty();
        numbered(acme(), 3);
        assertThat(cursor("sink:a").position()).hasValue(2);

        runIn(acme(), store -> store.feed().cursors().create("sink:c", at(3)));
        runIn(acme(), store -> store.feed().cursors().create("sink:d", at(9)));
        assertThat(cursor("sink:c").position()).hasValue(3);
        assertThat(cursor("sink:d").position()).hasValue(4);
        assertThat(listIn(acme(), store -> store.feed().cursors().list()))
                .extracting(FeedCursor::consumer)
                .containsExactly("sink:a", "sink:b", "sink:c", "sink:d");
        assertThat(listIn(globex(), store -> store.feed().cursors().list())).isEmpty();
    }

    @Test
    default void a_consumer_starts_at_the_end_also_if_an_event_has_a_later_time() {
        for (int i = 0; i < 3; i++) keep(acme(), draft("ORD-" + i, "c-1", "v-1", at(9 - i)));
        runIn(acme(), store -> {
            assertThat(store.feed().last()).isZero();
            assertThat(store.feed().cursors().createAtEnd("sink:a", at(8))).isTrue();
        });
        assertThat(cursor("sink:a").position()).isEmpty();

        numbered(acme(), 10);
        assertThat(cursor("sink:a").position()).hasValue(1);

        runIn(acme(), store -> {
            assertThat(store.feed().last()).isEqualTo(3);
            assertThat(store.feed().cursors().createAtEnd("sink:b", at(1))).isTrue();
            assertThat(store.feed().cursors().createAtEnd("sink:a", at(1))).isFalse();
        });
        assertThat(cursor("sink:a").position()).hasValue(1);
        assertThat(cursor("sink:b").position()).hasValue(3);
        long other = in(globex(), store -> store.feed().last());
        assertThat(other).isZero();
    }

    @Test
    default void one_instance_at_a_time_has_the_lease_of_a_consumer() {
        runIn(acme(), store -> store.feed().cursors().create("kafka", Instant.EPOCH));

        assertThat(lease("kafka", "one", 0)).isTrue();
        assertThat(lease("kafka", "two", 0)).isFalse();
        assertThat(lease("kafka", "one", 0)).isTrue();
        assertThat(advance("kafka", "two", 0, 5, 9)).isFalse();
        assertThat(advance("kafka", "one", 0, 5, 9)).isTrue();
        assertThat(cursor("kafka")).isEqualTo(new FeedCursor("kafka", OptionalLong.of(5), "one", at(9), 0, null));

        assertThat(lease("kafka", "two", 9)).isTrue();
        assertThat(advance("kafka", "one", 5, 6, 20)).isFalse();
        runIn(acme(), store -> store.feed().cursors().release("kafka", "one"));
        assertThat(cursor("kafka").owner()).isEqualTo("two");
        runIn(acme(), store -> store.feed().cursors().release("kafka", "two"));
        assertThat(cursor("kafka")).isEqualTo(new FeedCursor("kafka", OptionalLong.of(5), null, null, 0, null));
        assertThat(lease("sink:unknown", "one", 0)).isFalse();
    }

    @Test
    default void a_failed_consumer_pauses_and_a_success_ends_its_failures() {
        runIn(acme(), store -> store.feed().cursors().create("kafka", Instant.EPOCH));
        assertThat(lease("kafka", "one", 0)).isTrue();
        runIn(acme(), store -> store.feed().cursors().fail("kafka", "two", at(5)));
        assertThat(cursor("kafka").failures()).isZero();
        runIn(acme(), store -> store.feed().cursors().fail("kafka", "one", at(5)));

        assertThat(cursor("kafka")).isEqualTo(new FeedCursor("kafka", OptionalLong.of(0), null, null, 1, at(5)));
        assertThat(lease("kafka", "one", 4)).isFalse();
        assertThat(lease("kafka", "two", 5)).isTrue();
        assertThat(advance("kafka", "two", 0, 1, 9)).isTrue();
        assertThat(cursor("kafka").failures()).isZero();
        assertThat(cursor("kafka").nextAt()).isNull();

        runIn(acme(), store -> store.feed().cursors().reset("kafka", 77));
        assertThat(cursor("kafka")).isEqualTo(new FeedCursor("kafka", OptionalLong.of(77), "two", at(9), 0, null));
        assertThat(advance("kafka", "two", 1, 2, 9)).isFalse();
        assertThat(cursor("kafka").position()).hasValue(77);
        assertThat(renew("one", 20)).isFalse();
        assertThat(renew("two", 20)).isTrue();
        assertThat(cursor("kafka").leasedUntil()).isEqualTo(at(20));
        runIn(acme(), store -> store.feed().cursors().remove("kafka"));
        assertThat(optionalIn(acme(), store -> store.feed().cursors().find("kafka")))
                .isEmpty();
    }

    @Test
    default void a_listener_is_called_for_kept_events_only() {
        List<TenantId> called = new ArrayList<>();
        Consumer<TenantId> listener = tenant -> {
            if (tenant.equals(acme()) || tenant.equals(globex())) called.add(tenant);
        };
        storage().addEventListener(listener);
        try {
            keep(acme(), draft("ORD-1"));
            runIn(acme(), store -> store.orders().find(new OrderId("ORD-1")));
            runIn(globex(), store -> {
                store.keep(SampleOrders.accepted(draft("ORD-1"), 1));
                store.discard();
            });
        } finally {
            storage().removeEventListener(listener);
        }
        keep(globex(), draft("ORD-1"));

        assertThat(called).containsExactly(acme());
    }

    private boolean lease(String consumer, String owner, int minute) {
        return in(acme(), store -> store.feed().cursors().lease(consumer, owner, at(minute), at(minute + 1)));
    }

    private boolean advance(String consumer, String owner, long from, long position, int minute) {
        return in(acme(), store -> store.feed().cursors().advance(consumer, owner, from, position, at(minute)));
    }

    private boolean renew(String owner, int minute) {
        return in(acme(), store -> store.feed().cursors().renew("kafka", owner, at(minute)));
    }

    private FeedCursor cursor(String consumer) {
        return optionalIn(acme(), store -> store.feed().cursors().find(consumer))
                .orElseThrow();
    }

    private long before(Instant time) {
        return in(acme(), store -> store.feed().positionBefore(time));
    }

    private FeedState state(TenantId tenant) {
        return in(tenant, store -> store.feed().state());
    }

    private Numbering numbered(TenantId tenant, int limit) {
        runIn(tenant, store -> store.feed().create());
        return optionalIn(tenant, store -> store.feed().number(limit)).orElseThrow();
    }

    private FeedPage feed(TenantId tenant, long after, int limit) {
        return read(tenant, FeedRange.after(after, limit));
    }

    private FeedPage read(TenantId tenant, FeedRange range) {
        return in(tenant, store -> store.feed().read(range));
    }

    private static List<Long> positions(FeedPage page) {
        return page.events().stream().map(FeedEvent::position).toList();
    }
}
