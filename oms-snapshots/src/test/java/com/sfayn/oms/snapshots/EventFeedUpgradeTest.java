package com.sfayn.oms.snapshots;

import static com.sfayn.oms.application.fixture.Storefront.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.EventFeeds;
import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.fixture.FakeReceivers;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.application.port.Randomness;
import com.sfayn.oms.application.port.feed.EventSink;
import com.sfayn.oms.application.port.feed.FeedEvent;
import com.sfayn.oms.application.port.feed.FeedStart;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint.Ordering;
import com.sfayn.oms.application.webhook.AesSecretCipher;
import com.sfayn.oms.application.webhook.out.RegisterWebhookEndpoint;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.internal.sql.Schema;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The feed starts on a log of a release without positions. Each order has three events; the times of every tenth order
 * contradict their sequence, as clocks of different servers could cause.
 */
class EventFeedUpgradeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ORDERS = 2_500;
    private static final int OLD_EVENTS = 3 * ORDERS;
    private static final TenantId ACME = new TenantId("acme");
    private static final String EARLY = "https://early.example.com";
    private static final String LATE = "https://late.example.com";

    private final FakeReceivers receivers = new FakeReceivers();
    private final List<FeedEvent> delivered = new CopyOnWriteArrayList<>();

    static Stream<HikariDataSource> databases() {
        return Stream.of(EmbeddedDatabases.h2(), EmbeddedDatabases.postgres());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void old_events_get_positions_in_order_and_only_new_ones_are_sent(HikariDataSource pool) {
        try (pool) {
            fillOldRelease(pool);
            Oms oms = Oms.builder()
                    .storage(JdbiStorage.over(pool))
                    .secretCipher(new AesSecretCipher(List.of(new byte[32]), Randomness.secure()))
                    .webhooks(receivers, receivers)
                    .eventSink(new Recording())
                    .build();
            Storefront shop = Storefront.open(oms, ACME);
            register(shop, EARLY);
            try (EventFeeds feeds = EventFeeds.start(oms)) {
                await(() -> waiting(pool) == 0);
                register(shop, LATE);
                Order order = shop.sevenSteps(shop.customer(), item("T-SHIRT-L", 1));
                int events = order.revision().events();
                await(() -> delivered.size() >= events
                        && receivers.at(EARLY).size() >= events
                        && receivers.at(LATE).size() >= events);

                assertThat(delivered).extracting(FeedEvent::orderId).containsOnly(order.id());
                assertThat(delivered)
                        .extracting(FeedEvent::position)
                        .containsExactlyElementsOf(LongStream.rangeClosed(OLD_EVENTS + 1, OLD_EVENTS + events)
                                .boxed()
                                .toList());
                List<String> subjects = IntStream.rangeClosed(1, events)
                        .mapToObj(sequence -> order.id() + "/" + sequence)
                        .toList();
                for (String url : List.of(EARLY, LATE)) {
                    assertThat(receivers.at(url))
                            .extracting(FakeReceivers.Received::subject)
                            .isEqualTo(subjects);
                }
                assertThat(feeds).isNotNull();
            }
            expectOldEventsInOrder(pool);
        }
    }

    private static void expectOldEventsInOrder(HikariDataSource pool) {
        for (String tenant : List.of("acme", "globex")) {
            String log = "select position from oms.order_event where tenant_id = '" + tenant
                    + "' and order_id like 'OLD-%' order by position";
            assertThat(FeedReader.column(pool, log))
                    .isEqualTo(LongStream.rangeClosed(1, OLD_EVENTS)
                            .mapToObj(Long::toString)
                            .toList());
            String bySequence = "select order_id || sequence from oms.order_event where tenant_id = '" + tenant
                    + "' and order_id like 'OLD-%' order by order_id, ";
            assertThat(FeedReader.column(pool, bySequence + "position"))
                    .isEqualTo(FeedReader.column(pool, bySequence + "sequence"));
            String sound = "select order_id || sequence from oms.order_event where tenant_id = '" + tenant
                    + "' and order_id like 'OLD-%' and order_id not like 'OLD-%0' order by ";
            assertThat(FeedReader.column(pool, sound + "position"))
                    .isEqualTo(FeedReader.column(pool, sound + "occurred_at, order_id, sequence"));
        }
    }

    private static void fillOldRelease(HikariDataSource pool) {
        String place = "classpath:com/sfayn/oms/snapshots/migration/";
        boolean h2 = pool.getJdbcUrl().startsWith("jdbc:h2:");
        Flyway.configure()
                .dataSource(pool)
                .locations(place + "common", place + (h2 ? "h2" : "postgresql"))
                .schemas("oms")
                .defaultSchema("oms")
                .table(Schema.HISTORY)
                .placeholders(Map.of("schema", "oms"))
                .target(h2 ? "17" : "16")
                .load()
                .migrate();
        String numbers = h2 ? "select x as n from system_range(1, " : "select n from generate_series(1, ";
        execute(
                pool,
                "insert into oms.tenant (tenant_id) values ('acme'), ('globex')",
                "insert into oms.orders (tenant_id, order_id, version, status, payment_status, fulfilment_status,"
                        + " vendor_id, customer_id, currency, total, created_at, updated_at, document)"
                        + " select t.tenant_id, 'OLD-' || (10000 + o.n), 3, 'DRAFT', 'UNPAID', 'UNFULFILLED', 'v-1',"
                        + " 'c-1', 'SGD', 1, timestamp with time zone '2026-01-01 00:00:00+00' + o.n * interval '1' minute,"
                        + " timestamp with time zone '2026-01-01 00:00:00+00', '{}'"
                        + " from oms.tenant t, (" + numbers + ORDERS + ")" + (h2 ? "" : " n") + ") o",
                "insert into oms.order_event (tenant_id, order_id, sequence, event_id, version, event_type, occurred_at,"
                        + " actor_kind, actor_id, data)"
                        + " select o.tenant_id, o.order_id, s.n, o.tenant_id || o.order_id || s.n, s.n, 'ChangedEvent',"
                        + " o.created_at + (case when o.order_id like 'OLD-%0' then 4 - s.n else s.n end)"
                        + " * interval '1000' minute, 'ADMIN', 'a', '{}'"
                        + " from oms.orders o, (" + numbers + 3 + ")" + (h2 ? "" : " n") + ") s");
    }

    private static void register(Storefront shop, String url) {
        shop.oms()
                .webhooks()
                .registerWebhookEndpoint()
                .handle(
                        shop.admin(),
                        new RegisterWebhookEndpoint.Command(
                                url,
                                url,
                                List.of("*"),
                                null,
                                Ordering.PER_ORDER,
                                FeedStart.NOW,
                                null,
                                Preconditions.NONE))
                .orThrow();
    }

    private static int waiting(HikariDataSource pool) {
        return Integer.parseInt(FeedReader.column(pool, "select count(*) from oms.order_event where position is null")
                .get(0));
    }

    private static void execute(HikariDataSource pool, String... statements) {
        EmbeddedDatabases.execute(
                pool, Stream.of(statements).map(new Schema("oms")::in).toArray(String[]::new));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time of waiting").isLessThan(end);
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Starts with new events, as a sink does by default. */
    private final class Recording implements EventSink {
        @Override
        public String name() {
            return "erp";
        }

        @Override
        public void accept(TenantId tenant, List<FeedEvent> events) {
            delivered.addAll(events);
        }
    }
}
