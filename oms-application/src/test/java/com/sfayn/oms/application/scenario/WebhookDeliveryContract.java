package com.sfayn.oms.application.scenario;

import static com.sfayn.oms.application.fixture.Storefront.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.EventFeeds;
import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.feed.RelayEvents.Outcome;
import com.sfayn.oms.application.fixture.FakeReceivers;
import com.sfayn.oms.application.fixture.FakeReceivers.Received;
import com.sfayn.oms.application.fixture.SampleDeliveries;
import com.sfayn.oms.application.fixture.SettableClock;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.application.internal.webhook.EndpointFeed;
import com.sfayn.oms.application.port.Randomness;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.feed.FeedStart;
import com.sfayn.oms.application.port.webhook.out.DeliveryAttempt;
import com.sfayn.oms.application.port.webhook.out.EndpointHealth;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery.State;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint.Ordering;
import com.sfayn.oms.application.webhook.AesSecretCipher;
import com.sfayn.oms.application.webhook.out.DeliveryView;
import com.sfayn.oms.application.webhook.out.DisableWebhookEndpoint;
import com.sfayn.oms.application.webhook.out.EnableWebhookEndpoint;
import com.sfayn.oms.application.webhook.out.EndpointChanged;
import com.sfayn.oms.application.webhook.out.EndpointView;
import com.sfayn.oms.application.webhook.out.ListWebhookDeliveries;
import com.sfayn.oms.application.webhook.out.PingWebhookEndpoint;
import com.sfayn.oms.application.webhook.out.RedeliverWebhook;
import com.sfayn.oms.application.webhook.out.RegisterWebhookEndpoint;
import com.sfayn.oms.application.webhook.out.RemoveWebhookEndpoint;
import com.sfayn.oms.application.webhook.out.ReplayWebhookEvents;
import com.sfayn.oms.application.webhook.out.RotateWebhookEndpointSecret;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The events of a tenant reach its webhook endpoints at least once, signed, and in order per order. */
public abstract class WebhookDeliveryContract extends ScenarioContract {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String URL = "https://erp.example.com/hook";

    private final FakeReceivers receivers = new FakeReceivers();
    private final Oms oms = over(Clock.systemUTC());
    private final Storefront shop = Storefront.open(oms, new TenantId("acme-" + UUID.randomUUID()));
    private final List<EventFeeds> running = new ArrayList<>();

    protected WebhookDeliveryContract(Storage storage) {
        super(storage);
    }

    private Oms over(Clock clock) {
        return Oms.builder()
                .storage(storage())
                .clock(clock)
                .secretCipher(new AesSecretCipher(List.of(new byte[32]), Randomness.secure()))
                .webhooks(receivers, receivers)
                .build();
    }

    private void start() {
        running.add(EventFeeds.start(oms));
    }

    private void stop() {
        running.forEach(EventFeeds::close);
        running.clear();
    }

    @AfterEach
    void stopAll() {
        stop();
    }

    @Test
    void an_endpoint_gets_each_event_of_its_types_once_signed_and_in_order() throws Exception {
        EndpointChanged all = register(shop, URL, "*");
        register(shop, "https://placed.example.com", "PlacedOrderEvent");
        start();
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < 5; i++) orders.add(placed());

        await(() -> received().size() >= 20
                && receivers.at("https://placed.example.com").size() >= 5);

        assertThat(received()).extracting(Received::id).doesNotHaveDuplicates().hasSize(20);
        for (Order order : orders) assertThat(sequences(order.id())).containsExactly(1, 2, 3, 4);
        for (Received request : received()) {
            assertThat(request.tenant()).isEqualTo(shop.tenant().value());
            assertThat(request.attempt()).isEqualTo(1);
            assertThat(request.headers())
                    .containsEntry("content-type", "application/json")
                    .containsKey("user-agent");
            assertThat(request.signatures()).containsExactly(request.signatureBy(secret(all)));
        }
        assertThat(receivers.at("https://placed.example.com"))
                .extracting(Received::type)
                .hasSize(5)
                .containsOnly("PlacedOrderEvent");
        await(() -> deliveries().stream().allMatch(view -> view.delivery().state() == State.DELIVERED));
        assertThat(deliveries()).hasSize(25);
    }

    @Test
    void a_vendors_endpoint_gets_only_its_placed_orders_without_the_ids_of_other_parties() throws Exception {
        EndpointChanged changed = oms.webhooks()
                .registerWebhookEndpoint()
                .handle(shop.vendor(), registration(URL, FeedStart.NOW, "*"))
                .orThrow();
        assertThat(changed.endpoint().orElseThrow().endpoint().vendorId()).isEqualTo("v-234");
        start();
        shop.readyToPlace(shop.customer(), item("T-SHIRT-L", 1));
        Order order = placed();
        shop.confirm(shop.customer(), order.id()).orThrow();

        await(() -> received().size() >= 2);

        assertThat(received()).extracting(Received::type).containsExactly("PlacedOrderEvent", "ConfirmedOrderEvent");
        assertThat(received()).extracting(Received::actor).containsOnly("-");
        assertThat(sequences(order.id())).containsExactly(4, 5);
    }

    @Test
    void a_failed_attempt_is_repeated_with_the_same_id_until_the_receiver_accepts_it() throws Exception {
        EndpointChanged endpoint = register(shop, URL, "PlacedOrderEvent");
        receivers.answer(URL, request -> request.attempt() == 1 ? 500 : 204);
        start();
        placed();

        await(() -> received().size() >= 2);
        await(() -> deliveries().get(0).delivery().state() == State.DELIVERED);

        assertThat(received()).extracting(Received::attempt).containsExactly(1, 2);
        assertThat(received())
                .extracting(Received::id)
                .containsOnly(received().get(0).id());
        for (Received request : received()) {
            assertThat(request.signatures()).containsExactly(request.signatureBy(secret(endpoint)));
        }
        DeliveryView view = deliveries().get(0);
        assertThat(view.attempts()).extracting(DeliveryAttempt::status).containsExactly(204, 500);
        assertThat(view.body()).isPresent();
    }

    @Test
    void a_receiver_that_rejects_one_order_holds_only_that_order() throws Exception {
        register(shop, URL, "*");
        Order rejected = placed();
        Order other = placed();
        String first = rejected.id() + "/1";
        CountDownLatch accepts = new CountDownLatch(1);
        receivers.answer(URL, request -> request.subject().equals(first) && accepts.getCount() > 0 ? 422 : 200);
        start();

        await(() ->
                sequences(other.id()).size() >= 4 && !sequences(rejected.id()).isEmpty());
        assertThat(sequences(other.id())).containsExactly(1, 2, 3, 4);
        assertThat(sequences(rejected.id())).containsOnly(1);
        assertThat(deliveries())
                .filteredOn(DeliveryView::isHeld)
                .extracting(view -> view.delivery().event().orElseThrow().sequence())
                .containsExactlyInAnyOrder(2, 3, 4);

        accepts.countDown();
        await(() -> sequences(rejected.id()).contains(4));
        assertThat(sequences(rejected.id())).endsWith(1, 2, 3, 4).startsWith(1, 1);
    }

    @Test
    void the_fifth_failure_lets_later_events_pass_and_the_tenth_ends_the_delivery() throws Exception {
        SettableClock clock = new SettableClock(Instant.now().truncatedTo(ChronoUnit.MILLIS));
        Oms later = over(clock);
        register(shop, URL, "*");
        Order order = placed();
        receivers.answer(URL, request -> request.subject().endsWith("/1") ? 500 : 200);
        for (int attempt = 1; attempt <= 10; attempt++) {
            int expected = attempt;
            try (EventFeeds feeds = EventFeeds.start(later)) {
                await(() -> delivery(order, 1).attempts() == expected);
                if (attempt < 5) assertThat(sequences(order.id())).containsOnly(1);
                if (attempt == 5) await(() -> delivery(order, 4).state() == State.DELIVERED);
                assertThat(feeds).isNotNull();
            }
            WebhookDelivery failed = delivery(order, 1);
            if (failed.nextAttemptAt() != null) {
                clock.advance(Duration.between(clock.instant(), failed.nextAttemptAt()));
            }
        }

        WebhookDelivery ended = delivery(order, 1);
        assertThat(ended.state()).isEqualTo(State.EXHAUSTED);
        assertThat(Duration.between(ended.createdAt(), ended.endedAt()))
                .isGreaterThanOrEqualTo(Duration.ofHours(75).plusMinutes(35));
        assertThat(sequences(order.id())).containsExactly(1, 1, 1, 1, 1, 2, 3, 4, 1, 1, 1, 1, 1);
    }

    @Test
    void a_disabled_endpoint_continues_where_it_stopped_or_leaves_out_what_it_missed() throws Exception {
        String endpointId = id(register(shop, URL, "*"));
        start();
        placed();
        await(() -> received().size() == 4);

        disable(endpointId);
        Order missed = placed();
        relay();
        assertThat(endpoint().endpoint().health().state()).isEqualTo(EndpointHealth.State.DISABLED);
        assertThat(endpoint().lag()).isEqualTo(4);
        assertThat(received()).hasSize(4);
        enable(endpointId, true);
        await(() -> sequences(missed.id()).size() == 4);
        assertThat(sequences(missed.id())).containsExactly(1, 2, 3, 4);

        disable(endpointId);
        Order leftOut = placed();
        relay();
        assertThat(enable(endpointId, false).skippedEvents()).isEqualTo(4);
        Order last = placed();
        await(() -> sequences(last.id()).size() == 4);
        assertThat(sequences(leftOut.id())).isEmpty();
        assertThat(received()).extracting(Received::id).doesNotHaveDuplicates();
    }

    @Test
    void enabling_an_endpoint_sends_at_once_what_waits_for_a_later_attempt() throws Exception {
        String endpointId = id(register(shop, URL, "PlacedOrderEvent"));
        start();
        receivers.answer(URL, request -> 500);
        Order order = placed();
        await(() -> delivery(order, 4).attempts() >= 1);
        disable(endpointId);
        stop();
        WebhookDelivery waiting = delivery(order, 4);
        Instant tomorrow = Instant.now().truncatedTo(ChronoUnit.MILLIS).plus(Duration.ofHours(24));
        assertThat(waiting.state()).isEqualTo(State.DUE);
        storage().inTransaction(shop.tenant(), store -> {
            store.deliveries().findForUpdate(waiting.deliveryId());
            store.deliveries().update(SampleDeliveries.dueAt(waiting, tomorrow));
            return true;
        });
        receivers.answer(URL, request -> 200);

        enable(endpointId, true);

        start();
        await(() -> delivery(order, 4).state() == State.DELIVERED);
    }

    @Test
    void an_attempt_that_fails_after_its_endpoint_was_removed_ends_its_delivery() throws Exception {
        String endpointId = id(register(shop, URL, "PlacedOrderEvent"));
        CountDownLatch removed = new CountDownLatch(1);
        receivers.answer(URL, request -> {
            awaitWithoutInterrupt(removed);
            return 500;
        });
        start();
        placed();
        await(() -> received().size() == 1);

        remove(endpointId);
        assertThat(deliveries().get(0).delivery().state()).isEqualTo(State.SENDING);
        removed.countDown();

        await(() -> deliveries().get(0).delivery().state() != State.SENDING);
        DeliveryView ended = deliveries().get(0);
        assertThat(ended.delivery().state()).isEqualTo(State.CANCELLED);
        assertThat(ended.delivery().endedAt()).isNotNull();
        assertThat(ended.attempts()).hasSize(1);
    }

    @Test
    void the_sweep_cancels_what_an_instance_that_died_has_left_of_a_removed_endpoint() throws Exception {
        WebhookDelivery left = SampleDeliveries.live("d-left", "ORD-1", 1, 1);
        storage().inTransaction(shop.tenant(), store -> {
            store.deliveries().insert(List.of(left));
            return store.deliveries().claim(left.deliveryId(), "died", Instant.EPOCH);
        });

        start();

        await(() -> deliveries().get(0).delivery().state() == State.CANCELLED);
    }

    @Test
    void a_replay_takes_no_room_of_live_events_and_live_events_none_of_a_replay() {
        String endpointId = id(register(shop, URL, "*"));
        placed();
        relay();
        List<WebhookDelivery> many = new ArrayList<>();
        for (int i = 1; i <= 1_000; i++) {
            many.add(SampleDeliveries.to(
                    endpointId, SampleDeliveries.replayed("d-" + i, "ORD-" + i, 1, 1_000 + i, "r-1")));
        }
        storage().inTransaction(shop.tenant(), store -> store.deliveries().insert(many));
        EndpointFeed feed = new EndpointFeed(storage(), Clock.systemUTC(), Randomness.secure());

        assertThat(feed.advance(shop.tenant()).deliveries()).isEqualTo(4);

        // other tests share the storage
        remove(endpointId);
    }

    @Test
    void an_answer_of_410_stops_the_endpoint_and_keeps_what_waits() throws Exception {
        String endpointId = id(register(shop, URL, "*"));
        register(shop, "https://ops.example.com", "EndpointDisabledEvent");
        receivers.answer(URL, request -> 410);
        start();
        Order order = placed();
        await(() -> receivers.at("https://ops.example.com").size() == 1);

        assertThat(receivers.at("https://ops.example.com").get(0).subject()).isEqualTo(endpointId);
        assertThat(endpoint().endpoint().health().disabledReason()).isEqualTo(EndpointHealth.DisabledReason.GONE);
        receivers.answer(URL, request -> 200);
        enable(endpointId, true);
        await(() -> sequences(order.id()).contains(4));
        assertThat(sequences(order.id())).containsExactly(1, 1, 2, 3, 4);
    }

    @Test
    void after_a_rotation_both_secrets_sign_and_without_overlap_only_the_new_one() throws Exception {
        EndpointChanged registered = register(shop, URL, "PlacedOrderEvent");
        EndpointChanged rotated = rotate(id(registered), 24);
        start();
        placed();
        await(() -> received().size() == 1);
        Received both = received().get(0);
        assertThat(both.signatures())
                .containsExactly(both.signatureBy(secret(rotated)), both.signatureBy(secret(registered)));

        EndpointChanged replaced = rotate(id(registered), 0);
        placed();
        await(() -> received().size() == 2);
        Received one = received().get(1);
        assertThat(one.signatures()).containsExactly(one.signatureBy(secret(replaced)));
    }

    @Test
    void a_redelivery_sends_the_same_message_once_more() throws Exception {
        register(shop, URL, "PlacedOrderEvent");
        start();
        placed();
        await(() -> !deliveries().isEmpty() && deliveries().get(0).delivery().state() == State.DELIVERED);
        String deliveryId = deliveries().get(0).delivery().deliveryId();

        oms.webhooks()
                .redeliverWebhook()
                .handle(shop.admin(), new RedeliverWebhook.Command(deliveryId, Preconditions.NONE))
                .orThrow();

        await(() -> received().size() == 2);
        List<Received> again =
                received().stream().filter(request -> request.attempt() == 2).toList();
        assertThat(again)
                .singleElement()
                .extracting(Received::id)
                .isEqualTo(received().get(0).id());
    }

    @Test
    void a_replay_sends_a_range_again_with_the_same_ids_beside_live_events() throws Exception {
        String endpointId = id(register(shop, URL, "*"));
        start();
        for (int i = 0; i < 5; i++) placed();
        await(() -> received().size() == 20);
        List<String> first = received().stream().map(Received::id).toList();

        ReplayWebhookEvents.Started replay = oms.webhooks()
                .replayWebhookEvents()
                .handle(
                        shop.admin(),
                        new ReplayWebhookEvents.Command(
                                endpointId, null, null, null, null, null, null, Preconditions.NONE))
                .orThrow();
        assertThat(replay.events()).isEqualTo(20);
        Order live = placed();
        await(() -> received().size() >= 44 && sequences(live.id()).size() == 4);

        List<String> ids = received().stream().map(Received::id).toList();
        assertThat(ids).hasSize(44);
        for (String id : first) assertThat(ids.stream().filter(id::equals)).hasSize(2);
        assertThat(sequences(live.id())).containsExactly(1, 2, 3, 4);
        await(() -> endpoint().openDeliveries() == 0);
        assertThat(deliveries())
                .filteredOn(view -> view.delivery().replayId().equals(replay.replayId()))
                .hasSize(20);
    }

    @Test
    void a_ping_is_sent_and_answered_in_the_call_and_never_repeated() {
        EndpointChanged endpoint = register(shop, URL, "PlacedOrderEvent");
        DeliveryView accepted = ping(id(endpoint)).orThrow().delivery();
        receivers.answer(URL, request -> 503);
        DeliveryView refused = ping(id(endpoint)).orThrow().delivery();

        assertThat(accepted.delivery().state()).isEqualTo(State.DELIVERED);
        assertThat(accepted.attempts()).extracting(DeliveryAttempt::status).containsExactly(200);
        assertThat(refused.delivery().state()).isEqualTo(State.EXHAUSTED);
        assertThat(refused.attempts()).extracting(DeliveryAttempt::status).containsExactly(503);
        assertThat(received()).extracting(Received::type).containsExactly("PingEvent", "PingEvent");
        assertThat(received()).extracting(Received::id).doesNotHaveDuplicates();
        Received ping = received().get(0);
        assertThat(ping.signatures()).containsExactly(ping.signatureBy(secret(endpoint)));
        for (int i = 3; i <= 10; i++) ping(id(endpoint)).orThrow();
        assertThat(codes(ping(id(endpoint)))).containsExactly("LIMIT_EXCEEDED");
        assertThat(received()).hasSize(10);
    }

    @Test
    void two_instances_send_nothing_twice() throws Exception {
        register(shop, URL, "*");
        register(shop, "https://other.example.com", "*");
        start();
        start();
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < 10; i++) orders.add(placed());

        await(() -> received().size() >= 40
                && receivers.at("https://other.example.com").size() >= 40);
        await(() -> deliveries().stream().allMatch(view -> view.delivery().state() == State.DELIVERED));

        for (String url : List.of(URL, "https://other.example.com")) {
            assertThat(receivers.at(url)).extracting(Received::id).hasSize(40).doesNotHaveDuplicates();
        }
        for (Order order : orders) assertThat(sequences(order.id())).containsExactly(1, 2, 3, 4);
    }

    @Test
    void closing_gives_back_what_hangs_so_that_another_instance_sends_it_at_once() throws Exception {
        register(shop, URL, "PlacedOrderEvent");
        CountDownLatch hangs = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        receivers.answer(URL, request -> {
            if (calls.incrementAndGet() == 1) awaitWithoutInterrupt(hangs);
            return 200;
        });
        start();
        placed();
        await(() -> calls.get() == 1);

        stop();

        assertThat(deliveries().get(0).delivery().state()).isEqualTo(State.DUE);
        start();
        await(() -> deliveries().get(0).delivery().state() == State.DELIVERED);
        hangs.countDown();
        assertThat(deliveries().get(0).attempts()).hasSize(1);
        assertThat(received()).extracting(Received::attempt).containsExactly(1, 1);
    }

    @Test
    void a_tenant_whose_receivers_hang_does_not_stop_another_tenant() throws Exception {
        Storefront hanging = Storefront.open(oms, new TenantId("hanging-" + UUID.randomUUID()));
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger inFlight = new AtomicInteger();
        try {
            for (int i = 0; i < 5; i++) {
                String url = "https://hanging-" + i + ".example.com";
                register(hanging, url, "PlacedOrderEvent");
                receivers.answer(url, request -> {
                    inFlight.incrementAndGet();
                    awaitWithoutInterrupt(end);
                    return 200;
                });
            }
            register(shop, URL, "*");
            for (int i = 0; i < 5; i++) placed(hanging);
            start();
            await(() -> inFlight.get() >= 16);
            Order order = placed();

            await(() -> sequences(order.id()).size() == 4);

            assertThat(inFlight).hasValue(16);
        } finally {
            end.countDown();
        }
        await(() -> inFlight.get() == 25);
    }

    @Test
    void an_application_fault_counts_as_a_failed_attempt_and_other_orders_go_on() throws Exception {
        register(shop, URL, "PlacedOrderEvent");
        Order faulty = placed();
        receivers.answer(URL, request -> {
            if (request.subject().startsWith(faulty.id().value())) throw new IllegalStateException("A fault.");
            return 200;
        });
        start();
        Order other = placed();

        await(() -> delivery(other, 4).state() == State.DELIVERED);
        await(() -> delivery(faulty, 4).failures() >= 1);
        assertThat(delivery(faulty, 4).attempts()).isGreaterThanOrEqualTo(1);
    }

    private EndpointChanged register(Storefront at, String url, String... types) {
        return oms.webhooks()
                .registerWebhookEndpoint()
                .handle(at.admin(), registration(url, FeedStart.NOW, types))
                .orThrow();
    }

    private static RegisterWebhookEndpoint.Command registration(String url, FeedStart start, String... types) {
        return new RegisterWebhookEndpoint.Command(
                "Receiver " + url, url, List.of(types), null, Ordering.PER_ORDER, start, null, Preconditions.NONE);
    }

    private static String id(EndpointChanged changed) {
        return changed.endpoint().orElseThrow().endpoint().endpointId();
    }

    private static String secret(EndpointChanged changed) {
        return changed.secret().orElseThrow().reveal();
    }

    private EndpointChanged rotate(String endpointId, int overlapHours) {
        return oms.webhooks()
                .rotateWebhookEndpointSecret()
                .handle(
                        shop.admin(),
                        new RotateWebhookEndpointSecret.Command(endpointId, overlapHours, Preconditions.NONE))
                .orThrow();
    }

    private void disable(String endpointId) {
        oms.webhooks()
                .disableWebhookEndpoint()
                .handle(shop.admin(), new DisableWebhookEndpoint.Command(endpointId, Preconditions.NONE))
                .orThrow();
    }

    private void remove(String endpointId) {
        oms.webhooks()
                .removeWebhookEndpoint()
                .handle(shop.admin(), new RemoveWebhookEndpoint.Command(endpointId, Preconditions.NONE))
                .orThrow();
    }

    private EndpointChanged enable(String endpointId, boolean catchUp) {
        return oms.webhooks()
                .enableWebhookEndpoint()
                .handle(shop.admin(), new EnableWebhookEndpoint.Command(endpointId, catchUp, Preconditions.NONE))
                .orThrow();
    }

    private Answer<PingWebhookEndpoint.Pinged> ping(String endpointId) {
        return oms.webhooks()
                .pingWebhookEndpoint()
                .handle(shop.admin(), new PingWebhookEndpoint.Command(endpointId, Preconditions.NONE));
    }

    private EndpointView endpoint() {
        return oms.webhooks().listWebhookEndpoints().handle(shop.admin()).orThrow().stream()
                .filter(view -> view.endpoint().url().equals(URL))
                .findFirst()
                .orElseThrow();
    }

    private List<DeliveryView> deliveries() {
        return oms.webhooks()
                .listWebhookDeliveries()
                .handle(
                        shop.admin(),
                        new ListWebhookDeliveries.Query(ListWebhookDeliveries.Filter.NONE, 100, null, true))
                .orThrow()
                .deliveries();
    }

    /** Returns the delivery of an event to the first endpoint; one that does not exist yet has no attempts. */
    private WebhookDelivery delivery(Order order, int sequence) {
        return deliveries().stream()
                .map(DeliveryView::delivery)
                .filter(delivery -> delivery.event()
                        .filter(place -> place.orderId().equals(order.id()) && place.sequence() == sequence)
                        .isPresent())
                .findFirst()
                .orElse(SampleDeliveries.live("d-none", "ORD-1", 1, 1));
    }

    private Order placed() {
        return placed(shop);
    }

    private static Order placed(Storefront at) {
        OrderId id = at.readyToPlace(at.customer(), item("T-SHIRT-L", 1)).id();
        return at.place(at.customer(), id).orThrow().order().order();
    }

    private void relay() {
        Outcome outcome;
        do {
            outcome = oms.feed().relayEvents().handle(shop.tenant(), false);
        } while (outcome != Outcome.DRAINED);
    }

    private List<Received> received() {
        return receivers.at(URL);
    }

    /** Returns the sequence numbers of an order's events in the order in which they were received. */
    private List<Integer> sequences(OrderId order) {
        return received().stream()
                .map(Received::subject)
                .filter(subject -> subject.startsWith(order.value() + "/"))
                .map(subject -> Integer.parseInt(subject.substring(subject.indexOf('/') + 1)))
                .toList();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time of waiting").isLessThan(end);
            Thread.sleep(5);
        }
    }

    private static void awaitWithoutInterrupt(CountDownLatch latch) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (latch.getCount() > 0 && System.nanoTime() < end) {
            try {
                latch.await(1, TimeUnit.SECONDS);
            } catch (InterruptedException ignored) {
                // a receiver that hangs does not notice
            }
        }
    }
}
