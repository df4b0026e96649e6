package com.sfayn.oms.application.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.event.EventSource;
import com.sfayn.oms.application.event.EventTypes;
import com.sfayn.oms.application.event.Receipt;
import com.sfayn.oms.application.event.ReceiveEvent;
import com.sfayn.oms.application.event.SourceEvent;
import com.sfayn.oms.application.event.SourceEvent.Delivery;
import com.sfayn.oms.application.fixture.Concurrently;
import com.sfayn.oms.application.fixture.SettableClock;
import com.sfayn.oms.application.fixture.ShopRows;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.StorageUnavailableException;
import com.sfayn.oms.domain.catalogue.Vendor;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An event has its effect once, regardless of its source and repetitions. Runs on every storage. */
public abstract class EventIntakeContract extends ScenarioContract {
    private static final String VENDOR_UPDATED = "vendor_registry.events.VendorUpdatedEvent";
    private static final EventSource REGISTRY = new EventSource("stream.vendor_registry", Set.of(VENDOR_UPDATED));
    private static final EventSource WEBHOOK = new EventSource("webhook registry", Set.of(VENDOR_UPDATED));

    private static final int ATTEMPTS = 10;

    private final SettableClock clock = new SettableClock(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    private final Instant noon = clock.instant();
    private final List<String> ignored = new ArrayList<>();
    private final Oms oms = Oms.builder()
            .storage(storage())
            .clock(clock)
            .ignoredFields((type, fields) -> ignored.add(type + " " + fields))
            .build();
    private final TenantId acme = new TenantId("acme-" + UUID.randomUUID());
    private final TenantId globex = new TenantId("globex-" + UUID.randomUUID());

    protected EventIntakeContract(Storage storage) {
        super(storage);
    }

    @Test
    void a_repeated_event_has_no_effect_regardless_of_the_order_of_its_fields() {
        Map<String, Object> fields = vendor("First");
        Map<String, Object> turned = new LinkedHashMap<>();
        fields.keySet().stream().sorted(Collections.reverseOrder()).forEach(key -> turned.put(key, fields.get(key)));

        assertThat(receive(REGISTRY, "e-1", 0, fields).orThrow()).isEqualTo(Receipt.APPLIED);
        assertThat(receive(REGISTRY, "e-1", 0, turned).orThrow()).isEqualTo(Receipt.REPEATED);

        assertThat(name(acme)).isEqualTo("First");
    }

    @Test
    void a_reused_id_with_different_content_is_refused_and_changes_nothing() {
        receive(REGISTRY, "e-1", 0, vendor("First")).orThrow();

        assertThat(messages(receive(REGISTRY, "e-1", 0, vendor("Second"))))
                .containsExactly("The event_id e-1 was already received with different content. Give every event its"
                        + " own id.");
        assertThat(codes(receive(REGISTRY, "e-1", 1, vendor("First")))).containsExactly("IDEMPOTENCY_KEY_REUSED");

        assertThat(name(acme)).isEqualTo("First");
    }

    @Test
    void an_event_that_also_arrives_through_another_source_changes_nothing() {
        receive(REGISTRY, "e-1", 0, vendor("First")).orThrow();
        receive(REGISTRY, "e-2", 1, vendor("Second")).orThrow();

        assertThat(receive(WEBHOOK, "e-2", 1, vendor("Second")).orThrow()).isEqualTo(Receipt.UNCHANGED);
        assertThat(receive(WEBHOOK, "e-1", 0, vendor("First")).orThrow()).isEqualTo(Receipt.UNCHANGED);

        assertThat(name(acme)).isEqualTo("Second");
    }

    @Test
    void an_older_event_is_recorded_but_overwrites_nothing() {
        receive(REGISTRY, "e-2", 1, vendor("Second")).orThrow();

        assertThat(receive(REGISTRY, "e-1", 0, vendor("First")).orThrow()).isEqualTo(Receipt.UNCHANGED);
        assertThat(receive(REGISTRY, "e-1", 0, vendor("First")).orThrow()).isEqualTo(Receipt.REPEATED);

        assertThat(name(acme)).isEqualTo("Second");
    }

    @Test
    void a_refused_event_leaves_its_id_free() {
        Map<String, Object> wrong = vendor("First");
        wrong.put("country", "Singapour");

        assertThat(messages(receive(REGISTRY, "e-1", 0, wrong)))
                .singleElement()
                .asString()
                .contains("the nearest is Singapore");

        assertThat(receive(REGISTRY, "e-1", 0, vendor("First")).orThrow()).isEqualTo(Receipt.APPLIED);
    }

    @Test
    void unknown_fields_are_ignored_and_counted_once() {
        Map<String, Object> more = vendor("First");
        more.put("rating", 5);
        more.put("tags", List.of("new"));

        assertThat(receive(REGISTRY, "e-1", 0, more).orThrow()).isEqualTo(Receipt.APPLIED);
        assertThat(receive(REGISTRY, "e-1", 0, more).orThrow()).isEqualTo(Receipt.REPEATED);
        assertThat(receive(REGISTRY, "e-2", 1, vendor("Second")).orThrow()).isEqualTo(Receipt.APPLIED);

        assertThat(name(acme)).isEqualTo("Second");
        assertThat(ignored).containsExactly(VENDOR_UPDATED + " 2");
    }

    @Test
    void a_redelivery_with_another_time_is_a_repeat() {
        assertThat(deliver("msg-1", "msg-1", 0, true, "First").orThrow()).isEqualTo(Receipt.APPLIED);
        assertThat(deliver("msg-1", "msg-1", 7, true, "First").orThrow()).isEqualTo(Receipt.REPEATED);
        assertThat(deliver("msg-2", "e-2", 8, false, "Second").orThrow()).isEqualTo(Receipt.APPLIED);
        assertThat(deliver("msg-3", "e-2", 8, false, "Second").orThrow()).isEqualTo(Receipt.REPEATED);
    }

    @Test
    void a_redelivery_with_another_event_is_refused() {
        deliver("msg-1", "e-1", 0, false, "First").orThrow();

        assertThat(messages(deliver("msg-1", "e-2", 1, false, "Second")))
                .containsExactly("The webhook-id msg-1 was already received with different content. Give every event"
                        + " its own id.");
        assertThat(codes(deliver("msg-1", "msg-1", 1, true, "Second"))).containsExactly("IDEMPOTENCY_KEY_REUSED");

        assertThat(name(acme)).isEqualTo("First");
        assertThat(deliver("msg-2", "e-2", 1, false, "Second").orThrow()).isEqualTo(Receipt.APPLIED);
    }

    @Test
    void event_ids_are_kept_for_seven_days() {
        receive(REGISTRY, "e-1", 0, vendor("First")).orThrow();
        clock.advance(ReceiveEvent.IDS_REMEMBERED);
        assertThat(receive(REGISTRY, "e-1", 0, vendor("First")).orThrow()).isEqualTo(Receipt.REPEATED);

        clock.advance(Duration.ofMillis(1));

        assertThat(oms.maintenance().purgeExpiredKeys().handle()).isPositive();
        assertThat(receive(REGISTRY, "e-1", 0, vendor("First")).orThrow()).isEqualTo(Receipt.UNCHANGED);
    }

    @Test
    void only_one_of_concurrent_duplicates_has_an_effect() throws Exception {
        List<Callable<Receipt>> twins = IntStream.range(0, 6)
                .<Callable<Receipt>>mapToObj(i -> this::receiveWithRetry)
                .toList();

        List<Receipt> receipts = Concurrently.run(twins);

        assertThat(receipts).filteredOn(Receipt.APPLIED::equals).hasSize(1);
        assertThat(receipts).filteredOn(Receipt.REPEATED::equals).hasSize(5);
    }

    @Test
    void invalid_events_are_refused_with_the_name_of_the_field() {
        SourceEvent login = new SourceEvent(EventTypes.USER_LOGGED_IN, "e-1", noon, Map.of());
        assertThat(codes(oms.events().receiveEvent().handle(acme, REGISTRY, login)))
                .containsExactly("FORBIDDEN");
        SourceEvent misspelled =
                new SourceEvent("vendor_registry.events.VendorUpdateEvent", "e-1", noon, vendor("First"));
        assertThat(messages(oms.events().receiveEvent().handle(acme, REGISTRY, misspelled)))
                .containsExactly("Unknown event type \"vendor_registry.events.VendorUpdateEvent\"; the nearest"
                        + " is vendor_registry.events.VendorUpdatedEvent.");
        assertThat(messages(receive(REGISTRY, "e-1", 301, vendor("First"))))
                .singleElement()
                .asString()
                .startsWith("occurred_at is ")
                .contains("at most 5 minutes ahead");
        assertThat(receive(REGISTRY, "e-1", 300, vendor("First")).refusals()).isEmpty();
        assertThat(messages(receive(REGISTRY, " ", 0, vendor("First"))))
                .containsExactly("event_id is missing; every event needs a unique id.");
        assertThat(messages(receive(REGISTRY, "e".repeat(256), 0, vendor("First"))))
                .containsExactly("event_id has 256 characters; at most 255 are allowed.");
    }

    @Test
    void tenants_do_not_share_event_ids() {
        receive(REGISTRY, "e-1", 0, vendor("Acme's")).orThrow();

        assertThat(oms.events()
                        .receiveEvent()
                        .handle(globex, REGISTRY, new SourceEvent(VENDOR_UPDATED, "e-1", noon, vendor("Globex's")))
                        .orThrow())
                .isEqualTo(Receipt.APPLIED);

        assertThat(name(acme)).isEqualTo("Acme's");
        assertThat(name(globex)).isEqualTo("Globex's");
    }

    /** Delivers the event again after a timeout, like a transport. */
    private Receipt receiveWithRetry() {
        for (int attempt = 1; ; attempt++) {
            try {
                return receive(REGISTRY, "e-1", 0, vendor("First")).orThrow();
            } catch (StorageUnavailableException e) {
                if (attempt == ATTEMPTS) throw e;
            }
        }
    }

    /** An event, the given number of seconds after noon. */
    private Answer<Receipt> receive(EventSource source, String id, int second, Map<String, Object> fields) {
        return oms.events()
                .receiveEvent()
                .handle(acme, source, new SourceEvent(VENDOR_UPDATED, id, noon.plusSeconds(second), fields));
    }

    private Answer<Receipt> deliver(String delivery, String id, int second, boolean timeStandsIn, String name) {
        return oms.events()
                .receiveEvent()
                .handle(
                        acme,
                        WEBHOOK,
                        new SourceEvent(
                                VENDOR_UPDATED,
                                id,
                                noon.plusSeconds(second),
                                vendor(name),
                                new Delivery(delivery, timeStandsIn)));
    }

    private static Map<String, Object> vendor(String name) {
        return ShopRows.row("vendor_id", "v-1", "name", name, "country", "Singapore", "is_active", true);
    }

    private String name(TenantId tenant) {
        return storage()
                .inTransaction(
                        tenant,
                        store -> store.books()
                                .book(store.books().versions(Set.of("v-1")).get("v-1"))
                                .vendor()
                                .map(Vendor::name)
                                .orElseThrow());
    }

    private static List<String> messages(Answer<?> answer) {
        return answer.refusals().stream().map(Refusal::message).toList();
    }
}
