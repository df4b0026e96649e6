package com.sfayn.oms.application.scenario;

import static com.sfayn.oms.application.fixture.Storefront.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.EventFeeds;
import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.feed.FeedPositions;
import com.sfayn.oms.application.feed.ListEvents;
import com.sfayn.oms.application.feed.ListEvents.Filter;
import com.sfayn.oms.application.feed.ListEvents.Page;
import com.sfayn.oms.application.feed.RelayEvents.Outcome;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.feed.EventSink;
import com.sfayn.oms.application.port.feed.FeedCursor;
import com.sfayn.oms.application.port.feed.FeedEvent;
import com.sfayn.oms.application.port.feed.FeedStart;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderEventType;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.party.ActorKind;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.domain.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** The events of a tenant reach pages and sinks completely and in order. */
public abstract class EventFeedContract extends ScenarioContract {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TenantId acme = new TenantId("acme-" + UUID.randomUUID());
    private final Oms oms = over(List.of());
    private final Storefront shop = Storefront.open(oms, acme);

    protected EventFeedContract(Storage storage) {
        super(storage);
    }

    private Oms over(List<EventSink> sinks) {
        var builder = Oms.builder().storage(storage());
        sinks.forEach(builder::eventSink);
        return builder.build();
    }

    @Test
    void a_page_has_every_event_of_the_tenant_and_the_next_page_continues_after_it() {
        Order one = ready(2);
        Order other = draft(shop, 1);
        relay();

        Page first = page(shop.admin(), null, 3);
        Page second = page(shop.admin(), first.next(), 500);
        Page third = page(shop.admin(), second.next(), 500);

        List<FeedEvent> all = new ArrayList<>(events(first));
        all.addAll(events(second));
        assertThat(first.more()).isTrue();
        assertThat(second.more()).isFalse();
        assertThat(third.entries()).isEmpty();
        assertThat(third.next()).isEqualTo(second.next());
        assertThat(all)
                .extracting(FeedEvent::position)
                .isSorted()
                .startsWith(1L)
                .hasSize(one.revision().events() + other.revision().events());
        assertThat(sequences(all, one.id())).isEqualTo(upTo(one.revision().events()));
        assertThat(sequences(all, other.id())).isEqualTo(upTo(other.revision().events()));
        assertThat(page(shop.admin(), first.entries().get(1).cursor(), 1)
                        .entries()
                        .get(0))
                .isEqualTo(first.entries().get(2));
    }

    @Test
    void a_page_starts_at_a_time() {
        Order one = draft(shop, 1);
        relay();
        Instant later = one.timeline().updatedAt().plusMillis(1);

        assertThat(page(shop.admin(), new ListEvents.Query(null, Instant.EPOCH, Filter.NONE, 10))
                        .entries())
                .hasSize(1);
        assertThat(page(shop.admin(), new ListEvents.Query(null, later, Filter.NONE, 10))
                        .entries())
                .isEmpty();
    }

    @Test
    void a_filter_selects_types_an_order_and_a_vendor() {
        Order one = ready(2);
        Order other = draft(shop, 1);
        relay();

        Page types = filtered(
                new Filter(List.of("CheckedOutEvent", OrderEventType.DESTINATION_CHANGED.fullName()), null, null));
        assertThat(events(types))
                .extracting(event -> event.event().type())
                .containsOnly(OrderEventType.CHECKED_OUT.fullName(), OrderEventType.DESTINATION_CHANGED.fullName());
        assertThat(events(filtered(new Filter(null, other.id(), null))))
                .extracting(FeedEvent::orderId)
                .containsOnly(other.id());
        assertThat(filtered(new Filter(null, null, "v-234")).entries())
                .hasSize(one.revision().events() + other.revision().events());
        Page nothing = filtered(new Filter(null, null, "v-other"));
        assertThat(nothing.entries()).isEmpty();
        assertThat(nothing.next()).isEqualTo(filtered(Filter.NONE).next());
        assertThat(filtered(new Filter(List.of(), null, null)).entries()).isEmpty();
    }

    @Test
    void a_vendor_gets_the_events_of_its_placed_orders_without_the_ids_of_other_parties() {
        Order placed = placed(2);
        draft(shop, 1);
        relay();

        List<FeedEvent> events = events(page(shop.vendor(), null, 100));

        assertThat(events).extracting(FeedEvent::orderId).containsOnly(placed.id());
        assertThat(events)
                .extracting(event -> event.event().type())
                .containsExactly(OrderEventType.ORDER_PLACED.fullName());
        assertThat(events.get(0).event().actor().kind()).isEqualTo(ActorKind.CUSTOMER);
        assertThat(events.get(0).event().actor().id()).isNull();
        assertThat(events(page(shop.admin(), null, 100)))
                .extracting(event -> event.event().actor().id())
                .contains("c-234");
        Filter ofAnother = new Filter(null, null, "v-other");
        assertThat(page(shop.vendor(), new ListEvents.Query(null, null, ofAnother, 10))
                        .entries())
                .isEmpty();
    }

    @Test
    void customers_other_tenants_and_wrong_input_are_refused() {
        draft(shop, 1);
        relay();
        String cursor = page(shop.admin(), null, 1).next();
        Storefront globex = Storefront.open(oms, new TenantId("globex-" + UUID.randomUUID()));

        assertThat(codes(ask(shop.customer(), null, 10))).containsExactly("FORBIDDEN");
        assertThat(codes(ask(globex.admin(), cursor, 10))).containsExactly("INVALID_INPUT");
        assertThat(page(globex.admin(), null, 10).entries()).isEmpty();
        for (String broken : List.of("", "x", "!", encoded("f1.0.5"), encoded("f1.5"), "\u00e9", cursor + "x")) {
            assertThat(codes(ask(shop.admin(), broken, 10))).as(broken).containsExactly("INVALID_INPUT");
        }
        for (int size : List.of(0, -1, 501, Integer.MAX_VALUE)) {
            assertThat(codes(ask(shop.admin(), null, size))).containsExactly("INVALID_INPUT");
        }
        Answer<Page> wrongType = oms.feed()
                .listEvents()
                .handle(
                        shop.admin(),
                        new ListEvents.Query(null, null, new Filter(List.of("PlacedOrder"), null, null), 10));
        assertThat(wrongType.refusals())
                .extracting(Refusal::message)
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("PlacedOrderEvent");
        assertThat(wrongType.refusals().get(0).path()).containsExactly("filter", "types", "0");
    }

    @Test
    void a_sink_gets_every_event_once_and_in_order_although_two_instances_run() throws Exception {
        Recording sink = new Recording("erp", acme);
        try (EventFeeds one = EventFeeds.start(over(List.of(sink)));
                EventFeeds two = EventFeeds.start(over(List.of(sink)))) {
            List<Order> orders = new ArrayList<>();
            for (int i = 0; i < 12; i++) orders.add(ready(1));
            int expected =
                    orders.stream().mapToInt(order -> order.revision().events()).sum();

            await(() -> sink.events.size() >= expected);

            assertThat(sink.events).extracting(event -> event.event().eventId()).doesNotHaveDuplicates();
            assertThat(sink.events).extracting(FeedEvent::position).isSorted();
            for (Order order : orders) {
                assertThat(sequences(sink.events, order.id()))
                        .isEqualTo(upTo(order.revision().events()));
            }
            assertThat(sink.overlaps).hasValue(0);
            assertThat(one).isNotSameAs(two);
        }
    }

    @Test
    void a_batch_is_repeated_until_the_sink_accepts_it() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Recording sink = new Recording("erp", acme) {
            @Override
            void before() {
                if (calls.incrementAndGet() <= 2) throw new IllegalStateException("The broker is away.");
            }
        };
        try (EventFeeds feeds = EventFeeds.start(over(List.of(sink)))) {
            Order order = draft(shop, 1);

            await(() -> calls.get() >= 1);
            await(() -> cursor("sink:erp").failures() >= 1);
            assertThat(cursor("sink:erp").position()).hasValue(0);
            await(() -> !sink.events.isEmpty());

            assertThat(sequences(sink.events, order.id())).containsExactly(1);
            await(() -> cursor("sink:erp").position().getAsLong() == 1);
            assertThat(cursor("sink:erp").failures()).isZero();
            assertThat(feeds).isNotNull();
        }
    }

    @Test
    void a_new_sink_starts_now_or_at_the_first_event_and_an_upgrade_sends_nothing_old() throws Exception {
        Order old = ready(1);
        Thread.sleep(5); // an event of the same millisecond as the start would count as new
        Recording now = new Recording("now", acme);
        Recording oldest = new Recording("oldest", acme) {
            @Override
            public FeedStart startAt() {
                return FeedStart.OLDEST;
            }
        };
        Recording placed = new Recording("placed", acme) {
            @Override
            public Set<String> types() {
                return Set.of(OrderEventType.ORDER_PLACED.fullName());
            }
        };
        try (EventFeeds feeds = EventFeeds.start(over(List.of(now, oldest, placed)))) {
            await(() -> !oldest.events.isEmpty());
            await(() -> oms.feed().consumerCursors().list(acme).stream()
                            .filter(cursor -> cursor.position().isPresent())
                            .count()
                    == 3);
            Order fresh = placed(1);
            await(() ->
                    sequences(now.events, fresh.id()).size() == fresh.revision().events());
            await(() -> !placed.events.isEmpty());

            assertThat(now.events).extracting(FeedEvent::orderId).containsOnly(fresh.id());
            assertThat(sequences(oldest.events, old.id()))
                    .isEqualTo(upTo(old.revision().events()));
            assertThat(placed.events)
                    .extracting(event -> event.event().type())
                    .containsOnly(OrderEventType.ORDER_PLACED.fullName());
            assertThat(feeds).isNotNull();
        }
    }

    @Test
    void a_new_tenants_first_event_reaches_a_sink_that_runs() throws Exception {
        TenantId fresh = new TenantId("fresh-" + UUID.randomUUID());
        Recording sink = new Recording("erp", fresh);
        try (EventFeeds feeds = EventFeeds.start(over(List.of(sink)))) {
            Storefront newShop = Storefront.open(oms, fresh);
            Order order = draft(newShop, 1);

            await(() -> !sink.events.isEmpty());

            assertThat(sequences(sink.events, order.id())).containsExactly(1);
            assertThat(feeds).isNotNull();
        }
    }

    @Test
    void an_operator_moves_a_cursor_past_an_event_that_a_sink_cannot_handle() throws Exception {
        Recording sink = new Recording("erp", acme) {
            @Override
            void accept(FeedEvent event) {
                if (event.position() == 1) throw new IllegalStateException("Poison.");
                super.accept(event);
            }
        };
        try (EventFeeds feeds = EventFeeds.start(over(List.of(sink)))) {
            ready(1);
            await(() -> cursor("sink:erp").failures() >= 1);
            oms.feed().consumerCursors().move(acme, "sink:erp", 1);
            await(() -> !sink.events.isEmpty());

            assertThat(sink.events.get(0).position()).isEqualTo(2);
            assertThat(feeds).isNotNull();
        }
    }

    @Test
    void a_cursor_after_the_last_event_is_refused_but_not_one_at_it() {
        ready(2);
        relay();
        Page all = page(shop.admin(), null, 500);
        assertThat(page(shop.admin(), all.next(), 500).entries()).isEmpty();
        long last = FeedPositions.parse(shop.tenant(), all.next()).orElseThrow();

        Answer<Page> beyond = ask(shop.admin(), FeedPositions.cursor(shop.tenant(), last + 1), 500);

        assertThat(beyond.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo("INVALID_INPUT");
            assertThat(refusal.message()).contains("is after the last event of this tenant");
            assertThat(refusal.path()).containsExactly("after");
        });
    }

    @Test
    void closing_waits_for_a_running_call_and_the_next_start_continues_after_it() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        Recording slow = new Recording("erp", acme) {
            @Override
            void before() {
                called.countDown();
                awaitLatch(finish);
            }
        };
        EventFeeds feeds = EventFeeds.start(over(List.of(slow)));
        Order order = draft(shop, 1);
        awaitLatch(called);
        Thread closing = new Thread(feeds::close);
        closing.start();
        finish.countDown();
        closing.join(PATIENCE.toMillis());
        assertThat(sequences(slow.events, order.id())).containsExactly(1);

        Recording next = new Recording("erp", acme);
        Order another = draft(shop, 1);
        try (EventFeeds again = EventFeeds.start(over(List.of(next)))) {
            await(() -> !next.events.isEmpty());
            assertThat(next.events).extracting(FeedEvent::orderId).containsExactly(another.id());
            assertThat(again).isNotNull();
        }
    }

    private static Order draft(Storefront shop, int quantity) {
        return shop.checkOut(shop.customer(), item("T-SHIRT-L", quantity))
                .orThrow()
                .orders()
                .get(0)
                .order();
    }

    private Order ready(int quantity) {
        return shop.readyToPlace(shop.customer(), item("T-SHIRT-L", quantity));
    }

    private Order placed(int quantity) {
        return shop.place(shop.customer(), ready(quantity).id())
                .orThrow()
                .order()
                .order();
    }

    private FeedCursor cursor(String consumer) {
        return oms.feed().consumerCursors().list(acme).stream()
                .filter(cursor -> cursor.consumer().equals(consumer))
                .findFirst()
                .orElse(new FeedCursor(consumer, OptionalLong.empty(), null, null, 0, null));
    }

    private void relay() {
        Outcome outcome;
        do {
            outcome = oms.feed().relayEvents().handle(acme, false);
        } while (outcome != Outcome.DRAINED);
    }

    private Answer<Page> ask(Actor actor, String after, int first) {
        return oms.feed().listEvents().handle(actor, new ListEvents.Query(after, null, Filter.NONE, first));
    }

    private Page page(Actor actor, String after, int first) {
        return ask(actor, after, first).orThrow();
    }

    private Page page(Actor actor, ListEvents.Query query) {
        return oms.feed().listEvents().handle(actor, query).orThrow();
    }

    private Page filtered(Filter filter) {
        return page(shop.admin(), new ListEvents.Query(null, null, filter, 500));
    }

    private static List<FeedEvent> events(Page page) {
        return page.entries().stream().map(Page.Entry::event).toList();
    }

    private static List<Integer> sequences(List<FeedEvent> events, OrderId order) {
        return List.copyOf(events).stream()
                .filter(event -> event.orderId().equals(order))
                .map(event -> event.event().sequence())
                .toList();
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time of waiting").isLessThan(end);
            Thread.sleep(5);
        }
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Records the events of one tenant, and whether calls overlap. */
    private static class Recording implements EventSink {
        final List<FeedEvent> events = Collections.synchronizedList(new ArrayList<>());
        final AtomicInteger overlaps = new AtomicInteger();
        private final AtomicInteger running = new AtomicInteger();
        private final String name;
        private final TenantId tenant;

        Recording(String name, TenantId tenant) {
            this.name = name;
            this.tenant = tenant;
        }

        @Override
        public String name() {
            return name;
        }

        void before() {}

        void accept(FeedEvent event) {
            events.add(event);
        }

        @Override
        public void accept(TenantId of, List<FeedEvent> batch) {
            if (!of.equals(tenant)) return;
            if (running.incrementAndGet() > 1) overlaps.incrementAndGet();
            try {
                before();
                batch.forEach(this::accept);
            } finally {
                running.decrementAndGet();
            }
        }
    }
}
