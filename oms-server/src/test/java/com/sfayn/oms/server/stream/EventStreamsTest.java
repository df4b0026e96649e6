package com.sfayn.oms.server.stream;

import static com.sfayn.oms.server.stream.StreamsUnderTest.GROUP;
import static com.sfayn.oms.server.stream.StreamsUnderTest.OPTIONS;
import static com.sfayn.oms.server.stream.StreamsUnderTest.VENDORS;
import static com.sfayn.oms.server.stream.StreamsUnderTest.vendor;
import static com.sfayn.oms.server.stream.StreamsUnderTest.waiting;
import static com.sfayn.oms.server.stream.StreamsUnderTest.with;
import static com.sfayn.oms.server.stream.StreamsUnderTest.without;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.tenant.TenantId;
import io.lettuce.core.Consumer;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.XReadArgs.StreamOffset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventStreamsTest {
    private static final String CATALOGUE = "stream.product_catalog";

    @TempDir
    private static Path directory;

    private static EmbeddedRedis redis;
    private StreamsUnderTest shop;

    @BeforeAll
    static void startRedis() {
        redis = EmbeddedRedis.started(directory);
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @BeforeEach
    void open() {
        redis.commands().flushall();
        shop = new StreamsUnderTest(redis);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void entries_from_before_and_after_the_first_start_become_snapshots_and_are_acknowledged() {
        shop.redis().xadd(VENDORS, vendor("v-1", "Before"));
        shop.start();
        shop.awaitVendor("v-1", "Before");
        shop.redis().xadd(VENDORS, vendor("v-2", "After"));
        shop.awaitVendor("v-2", "After");
        shop.awaitNothingPending(VENDORS);
        assertThat(shop.redis().xlen(VENDORS)).isEqualTo(2);
    }

    @Test
    void an_entry_is_pending_until_its_effect_is_committed() {
        Map<String, Long> pendingAfterCommit = new ConcurrentHashMap<>();
        shop.start((tenant, source, event) -> {
            var answer = shop.oms.events().receiveEvent().handle(tenant, source, event);
            pendingAfterCommit.put(event.type(), shop.pending(VENDORS));
            return answer;
        });
        shop.redis().xadd(VENDORS, vendor("v-1", "One"));
        shop.awaitVendor("v-1", "One");
        shop.awaitNothingPending(VENDORS);
        assertThat(pendingAfterCommit)
                .containsExactly(Map.entry(vendor("v-1", "One").get("event_type"), 1L));
    }

    @Test
    void the_newest_change_wins_in_any_stream_order() {
        Map<String, String> newer = with(vendor("v-1", "Newer"), "occurred_at", "2026-01-02T00:00:00Z");
        Map<String, String> older = with(vendor("v-1", "Older"), "occurred_at", "2026-01-01T00:00:00Z");
        shop.redis().xadd(VENDORS, newer);
        shop.redis().xadd(VENDORS, older);
        shop.start();
        waiting().until(() -> shop.counted(VENDORS, "unchanged") == 1);
        shop.awaitVendor("v-1", "Newer");
    }

    @Test
    void ignores_an_unknown_field() {
        shop.redis().xadd(VENDORS, with(vendor("v-1", "Known"), "colour", "blue"));
        shop.start();
        shop.awaitVendor("v-1", "Known");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "event_type  | vendor_registry.events.NobodyKnowsEvent                    | Unknown event type",
                "event_type  | product_catalog.events.ProductUpdatedEvent                 | may not send",
                "event_type  | identity_gateway_service.events.UserLoggedInEvent          | may not send",
                "event_type  |                                                            | event_type",
                "tenant_id   |                                                            | tenant_id",
                "tenant_id   | t-2                                                        | t-2",
                "vendor_id   |                                                            | vendor_id",
                "country     | Atlantis                                                   | Atlantis",
                "occurred_at | 2126-01-01T00:00:00Z                                       | occurred_at",
                "occurred_at | yesterday                                                  | occurred_at"
            })
    void an_unacceptable_entry_goes_to_the_dead_letter_stream_with_the_reason_and_blocks_no_other(
            String field, String value, String reason) {
        Map<String, String> poison =
                value == null ? without(vendor("v-1", "Poison"), field) : with(vendor("v-1", "Poison"), field, value);
        shop.redis().xadd(VENDORS, vendor("v-0", "First"));
        String id = shop.redis().xadd(VENDORS, poison);
        shop.redis().xadd(VENDORS, vendor("v-2", "Last"));
        shop.start(OPTIONS, Optional.of(new TenantId("t-1")), shop.oms.events().receiveEvent()::handle);

        shop.awaitVendor("v-2", "Last");
        Map<String, String> dead = shop.awaitDead(VENDORS, 1).get(0).getBody();
        assertThat(dead).containsAllEntriesOf(poison).containsEntry("dead_entry_id", id);
        assertThat(dead.get("dead_reason")).contains(reason);
        assertThat(Instant.parse(dead.get("dead_at"))).isBeforeOrEqualTo(Instant.now());
        assertThat(dead).hasSize(poison.size() + 3);
        shop.awaitNothingPending(VENDORS);
        assertThat(shop.vendors()).containsOnlyKeys("t-1/v-0", "t-1/v-2");
        assertThat(shop.counted(VENDORS, "dead")).isEqualTo(1);
    }

    @Test
    void a_dead_entry_equals_the_original() {
        String raw =
                "local id = redis.call('XADD', KEYS[1], '*', 'event_type', '\\255\\254', 'twice', '1', 'twice', '2') "
                        + "return id";
        shop.redis().eval(raw, ScriptOutputType.VALUE, VENDORS);
        shop.start();
        shop.awaitDead(VENDORS, 1);
        String look = "local e = redis.call('XRANGE', KEYS[1], '-', '+')[1][2] "
                + "return e[1] .. string.byte(e[2], 1) .. string.byte(e[2], 2) .. e[3] .. e[4] .. e[5] .. e[6] .. e[7]";
        String dead = shop.redis().eval(look, ScriptOutputType.VALUE, DeadLetter.stream(VENDORS));
        assertThat(dead).isEqualTo("event_type255254twice1twice2dead_reason");
    }

    @Test
    void a_corrected_dead_entry_is_ordered_by_its_first_arrival() {
        shop.redis().xadd(VENDORS, with(vendor("v-1", "Old"), "country", "Atlantis"));
        shop.start();
        Map<String, String> dead = shop.awaitDead(VENDORS, 1).get(0).getBody();
        shop.redis().xadd(VENDORS, vendor("v-1", "New"));
        shop.awaitVendor("v-1", "New");

        shop.redis().xadd(VENDORS, with(dead, "country", "Nowhere"));
        Map<String, String> deadAgain = shop.awaitDead(VENDORS, 2).get(1).getBody();
        assertThat(deadAgain).hasSameSizeAs(dead).containsEntry("dead_entry_id", dead.get("dead_entry_id"));
        shop.redis().xadd(VENDORS, with(deadAgain, "country", "Singapore"));
        waiting().until(() -> shop.counted(VENDORS, "unchanged") == 1);
        shop.awaitVendor("v-1", "New");
    }

    @Test
    void the_entries_of_an_inactive_consumer_are_claimed_and_the_consumer_is_removed() {
        abandon(vendor("v-1", "Abandoned"));
        StreamOptions forgetful = forgettingAfter(Duration.ofSeconds(2));
        shop.start(forgetful, shop.oms.events().receiveEvent()::handle);
        shop.awaitVendor("v-1", "Abandoned");
        shop.awaitNothingPending(VENDORS);
        waiting().until(() -> !shop.consumers(VENDORS).contains("ghost"));
        assertThat(shop.consumers(VENDORS)).hasSize(1);
    }

    @Test
    void a_consumer_with_pending_entries_is_never_removed() {
        abandon(vendor("v-1", "Abandoned"));
        shop.redis().eval(Scripts.REMOVE, ScriptOutputType.INTEGER, new String[] {VENDORS}, GROUP, "ghost");
        assertThat(shop.consumers(VENDORS)).containsExactly("ghost");
        shop.redis()
                .eval(
                        Scripts.REMOVE_INACTIVE,
                        ScriptOutputType.INTEGER,
                        new String[] {VENDORS},
                        GROUP,
                        "another-consumer",
                        "0");
        assertThat(shop.consumers(VENDORS)).containsExactly("ghost");
    }

    @Test
    void an_entry_deleted_while_it_was_pending_is_acknowledged_and_counted() {
        String id = abandon(vendor("v-1", "Abandoned"));
        shop.redis().xdel(VENDORS, id);
        shop.start();
        shop.awaitNothingPending(VENDORS);
        shop.redis().xadd(VENDORS, vendor("v-2", "Next"));
        shop.awaitVendor("v-2", "Next");
        assertThat(shop.vendors()).containsOnlyKeys("t-1/v-2");
    }

    @Test
    void an_internal_fault_is_retried_and_then_dead_while_other_entries_pass() {
        ConcurrentLinkedQueue<Object> attempts = new ConcurrentLinkedQueue<>();
        shop.start((tenant, source, event) -> {
            if ("v-1".equals(event.payload().get("vendor_id"))) {
                attempts.add(event);
                throw new IllegalStateException("a bug");
            }
            return shop.oms.events().receiveEvent().handle(tenant, source, event);
        });
        shop.redis().xadd(VENDORS, vendor("v-1", "Unlucky"));
        shop.redis().xadd(VENDORS, vendor("v-2", "Lucky"));
        shop.awaitVendor("v-2", "Lucky");
        Map<String, String> dead = shop.awaitDead(VENDORS, 1).get(0).getBody();
        assertThat(dead.get("dead_reason"))
                .contains("3 times", "IllegalStateException")
                .doesNotContain("a bug");
        assertThat(attempts).hasSize(3);
        assertThat(shop.counted(VENDORS, "faulted")).isEqualTo(2);
        shop.awaitNothingPending(VENDORS);
    }

    @Test
    void a_java_error_counts_as_a_fault_and_ends_no_reader() {
        shop.start((tenant, source, event) -> {
            if ("v-1".equals(event.payload().get("vendor_id"))) throw new OutOfMemoryError("too much for us");
            return shop.oms.events().receiveEvent().handle(tenant, source, event);
        });
        shop.redis().xadd(VENDORS, vendor("v-1", "Unlucky"));
        shop.redis().xadd(VENDORS, vendor("v-2", "Lucky"));
        shop.awaitVendor("v-2", "Lucky");
        assertThat(shop.awaitDead(VENDORS, 1).get(0).getBody().get("dead_reason"))
                .contains("OutOfMemoryError");
        shop.awaitNothingPending(VENDORS);
    }

    @Test
    void a_deleted_group_or_stream_is_created_again() {
        shop.start();
        shop.redis().xadd(VENDORS, vendor("v-1", "One"));
        shop.awaitVendor("v-1", "One");
        shop.redis().xgroupDestroy(VENDORS, GROUP);
        shop.redis().xadd(VENDORS, vendor("v-2", "Two"));
        shop.awaitVendor("v-2", "Two");
        shop.redis().del(VENDORS);
        waiting().until(() -> shop.redis().exists(VENDORS) == 1);
        shop.redis().xadd(VENDORS, vendor("v-3", "Three"));
        shop.awaitVendor("v-3", "Three");
    }

    @Test
    void a_stop_finishes_the_current_entry_and_removes_the_consumer_from_the_group() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        EventStreams streams = shop.start((tenant, source, event) -> {
            begun.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return shop.oms.events().receiveEvent().handle(tenant, source, event);
        });
        shop.redis().xadd(VENDORS, vendor("v-1", "In hand"));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        Thread stopping = new Thread(streams::close);
        stopping.start();
        shop.redis().xadd(VENDORS, vendor("v-2", "Too late"));
        waiting().until(() -> shop.consumers(CATALOGUE).isEmpty());
        assertThat(shop.vendors()).isEmpty();

        release.countDown();
        stopping.join();
        assertThat(shop.vendors()).containsOnlyKeys("t-1/v-1");
        assertThat(shop.pending(VENDORS)).isZero();
        assertThat(shop.consumers(VENDORS)).isEmpty();
    }

    @Test
    void metrics_show_remaining_and_completed_entries() {
        CountDownLatch release = new CountDownLatch(1);
        for (int n = 0; n < 25; n++) shop.redis().xadd(VENDORS, vendor("v-" + n, "Name"));
        shop.start((tenant, source, event) -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return shop.oms.events().receiveEvent().handle(tenant, source, event);
        });
        waiting().until(() -> shop.gauge("lag", VENDORS) == 25);
        release.countDown();
        waiting().until(() -> shop.counted(VENDORS, "applied") == 25);
        waiting().until(() -> shop.gauge("lag", VENDORS) == 0 && shop.gauge("pending", VENDORS) == 0);
        assertThat(shop.gauge("connected", VENDORS)).isEqualTo(1);
        assertThat(shop.gauge("connected", CATALOGUE)).isEqualTo(1);
    }

    /** Delivers an entry to a consumer that never acknowledges it. */
    private String abandon(Map<String, String> fields) {
        String id = shop.redis().xadd(VENDORS, fields);
        shop.redis().xgroupCreate(StreamOffset.from(VENDORS, "0-0"), GROUP);
        assertThat(delivered()).hasSize(1);
        assertThat(shop.redis().xpending(VENDORS, GROUP, Range.unbounded(), Limit.from(10)))
                .hasSize(1);
        return id;
    }

    @SuppressWarnings("unchecked")
    private List<?> delivered() {
        return shop.redis().xreadgroup(Consumer.from(GROUP, "ghost"), StreamOffset.lastConsumed(VENDORS));
    }

    private static StreamOptions forgettingAfter(Duration goneAfter) {
        return new StreamOptions(
                OPTIONS.claimAfter(),
                OPTIONS.batch(),
                OPTIONS.block(),
                OPTIONS.measureEvery(),
                OPTIONS.firstPause(),
                OPTIONS.longestPause(),
                OPTIONS.mostFaults(),
                OPTIONS.deadLength(),
                goneAfter,
                OPTIONS.stopTime());
    }
}
