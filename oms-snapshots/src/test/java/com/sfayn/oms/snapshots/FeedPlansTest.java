package com.sfayn.oms.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.port.ConsistencyChecks.Key;
import com.sfayn.oms.application.port.ConsistencyChecks.Page;
import com.sfayn.oms.application.port.ConsistencyChecks.Subject;
import com.sfayn.oms.application.port.feed.FeedPage;
import com.sfayn.oms.application.port.feed.FeedRange;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.internal.check.JdbiConsistencyChecks;
import com.sfayn.oms.snapshots.internal.feed.JdbiEventFeed;
import com.sfayn.oms.snapshots.internal.sql.Database;
import com.sfayn.oms.snapshots.internal.sql.Schema;
import com.sfayn.oms.snapshots.internal.transaction.AnswerTimeouts;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import com.sfayn.oms.snapshots.internal.transaction.WriteTurn;
import com.sfayn.oms.snapshots.internal.webhook.JdbiWebhookDeliveries;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How PostgreSQL finds events and deliveries among many, with row-level security: by its counters of scans and of read
 * index entries. There are two tenants with 50,000 events, one a second; the last 300 have no position. Two endpoints
 * of each tenant have had all events, and wait to get the last 2,000.
 */
class FeedPlansTest {
    private static final int ORDERS = 10_000;
    private static final int EVENTS = 5 * ORDERS;
    private static final int WAITING = 300;
    private static final int DUE = 2_000;
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = FIRST.plusSeconds(EVENTS + 1_000);

    private static HikariDataSource pool;

    @BeforeAll
    static void fill() {
        pool = EmbeddedDatabases.postgres();
        JdbiStorage.over(pool);
        EmbeddedDatabases.execute(
                pool,
                """
                insert into oms.orders (tenant_id, order_id, version, status, payment_status, fulfilment_status,
                    vendor_id, customer_id, currency, total, created_at, placed_at, updated_at, document)
                select tenant, 'ORD-' || n, 5, 'COMPLETED', 'UNPAID', 'UNFULFILLED', 'v-' || n %% 7, 'c-1', 'SGD', 1,
                    timestamp with time zone '%1$s', timestamp with time zone '%1$s', timestamp with time zone '%1$s', '{}'
                from generate_series(1, %2$d) n, unnest(array['acme', 'globex']) tenant
                """.formatted(FIRST, ORDERS),
                """
                insert into oms.order_event (tenant_id, order_id, sequence, event_id, version, event_type, occurred_at,
                    actor_kind, actor_id, data, position)
                select tenant, 'ORD-' || 1 + n %% %3$d, 1 + n / %3$d, tenant || n, 1 + n / %3$d, 'ChangedEvent',
                    timestamp with time zone '%1$s' + n * interval '1 second', 'ADMIN', 'a', '{}',
                    case when n < %2$d then n + 1 end
                from generate_series(0, %4$d) n, unnest(array['acme', 'globex']) tenant
                """.formatted(FIRST, EVENTS - WAITING, ORDERS, EVENTS - 1),
                """
                insert into oms.event_feed (tenant_id, last_position, caught_up)
                values ('acme', %1$d, true), ('globex', %1$d, true)
                """.formatted(EVENTS - WAITING),
                """
                insert into oms.webhook_delivery (tenant_id, delivery_id, endpoint_id, event_id, event_type, order_id,
                    sequence, position, replay_id, state, lane, attempts, failures, next_attempt_at, created_at)
                select tenant_id, endpoint || event_id, endpoint, event_id, event_type, order_id, sequence, position, '',
                    case when position > %1$d then 'DUE' else 'DELIVERED' end, true, 1, 0,
                    case when position > %1$d then occurred_at end, occurred_at
                from oms.order_event, unnest(array['one', 'other']) endpoint where position is not null
                """.formatted(EVENTS - WAITING - DUE),
                "analyze");
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Test
    void events_without_a_position_are_found_among_those_with_one() {
        Usage usage = usage(handle -> assertThat(new JdbiEventFeed(handle).number(500))
                .hasValueSatisfying(numbering -> assertThat(numbering.events()).isEqualTo(WAITING)));

        usage.expectNoTableScans();
        assertThat(usage.entries("order_event_without_position")).isBetween((long) WAITING, 4L * WAITING);
        assertThat(usage.entries("order_event_pkey")).isLessThan(10L * WAITING);
    }

    @Test
    void whether_events_wait_is_seen_in_a_small_index() {
        Usage usage = usage(handle -> {
            assertThat(new JdbiEventFeed(handle).state().isWaiting()).isTrue();
            new JdbiEventFeed(handle).number(500);
            assertThat(new JdbiEventFeed(handle).state().isWaiting()).isFalse();
        });

        usage.expectNoTableScans();
        assertThat(usage.entries("order_event_without_position")).isLessThanOrEqualTo(5 * WAITING);
    }

    @Test
    void a_page_is_read_by_its_positions() {
        Usage usage = usage(handle -> {
            FeedPage page = new JdbiEventFeed(handle).read(FeedRange.after(EVENTS / 2, 200));
            assertThat(page.events()).hasSize(200);
        });

        usage.expectNoTableScans();
        assertThat(usage.entries("order_event_by_position")).isBetween(200L, 400L);
    }

    @Test
    void a_page_with_a_rare_filter_reads_the_positions_that_it_examines() {
        for (FeedRange range : List.of(
                FeedRange.after(1_000, 500).order(new OrderId("ORD-77")),
                FeedRange.after(1_000, 500).types(Set.of("NoSuchEvent")),
                FeedRange.after(1_000, 500).ofVendor("v-none"))) {
            Usage usage = usage(handle ->
                    assertThat(new JdbiEventFeed(handle).read(range).events()).isEmpty());

            usage.expectNoTableScans();
            assertThat(usage.entries("order_event_by_position")).isLessThanOrEqualTo(FeedRange.SCAN);
        }
    }

    @Test
    void events_at_given_positions_are_read_one_by_one() {
        Usage usage = usage(handle ->
                assertThat(new JdbiEventFeed(handle).at(List.of(7L, 77L, 777L))).hasSize(3));

        usage.expectNoTableScans();
        assertThat(usage.entries("order_event_by_position")).isEqualTo(3);
    }

    @Test
    void the_position_of_a_time_is_found_by_the_time() {
        for (long seconds : List.of(-10L, EVENTS / 2L, EVENTS - WAITING - 1L, EVENTS + 10L)) {
            long expected = Math.max(0, Math.min(seconds, EVENTS - WAITING));
            Usage usage =
                    usage(handle -> assertThat(new JdbiEventFeed(handle).positionBefore(FIRST.plusSeconds(seconds)))
                            .isEqualTo(expected));

            usage.expectNoTableScans();
            assertThat(usage.entries("order_event_by_time") + usage.entries("order_event_by_position"))
                    .as("%s s", seconds)
                    .isLessThanOrEqualTo(10_010);
        }
    }

    @Test
    void due_deliveries_are_found_among_all() {
        Usage usage = usage(handle -> assertThat(new JdbiWebhookDeliveries(handle).due("one", NOW, 10, 5))
                .hasSize(10));

        usage.expectNoTableScans();
        assertThat(usage.entries("webhook_delivery_due")).isBetween(10L, 2L * DUE + 20);
    }

    @Test
    void the_time_of_the_next_delivery_is_the_first_of_its_index() {
        Usage usage = usage(handle ->
                assertThat(new JdbiWebhookDeliveries(handle).nextDue("one")).isPresent());

        usage.expectNoTableScans();
        assertThat(usage.entries("webhook_delivery_due")).isLessThanOrEqualTo(DUE);
    }

    @Test
    void ended_leases_and_backlogs_are_found_by_their_state() {
        usage(handle -> new JdbiWebhookDeliveries(handle).recover(NOW)).expectNoTableScans();
        Usage usage = usage(handle ->
                assertThat(new JdbiWebhookDeliveries(handle).backlogs()).containsOnlyKeys("one", "other"));

        usage.expectNoTableScans();
    }

    @Test
    void positions_are_checked_page_by_page() {
        Usage usage = usage(handle -> {
            Page first = new JdbiConsistencyChecks(handle).scan(Subject.POSITIONS, Key.of("20000"), 200);
            assertThat(first.suspects()).isEmpty();
            assertThat(first.rows()).isEqualTo(200);
        });

        usage.expectNoTableScans();
        assertThat(usage.entries("order_event_by_position")).isLessThanOrEqualTo(400);
    }

    /** Runs work in a transaction as a storage does, and undoes it. */
    private static Usage usage(Consumer<TenantHandle> work) {
        Jdbi jdbi = Jdbi.create(pool);
        jdbi.registerArrayType(String.class, "varchar");
        jdbi.registerArrayType(Integer.class, "integer");
        return jdbi.withHandle(open -> {
            open.begin();
            open.execute("select set_config('role', 'oms_app', true), set_config('oms.tenant_id', 'acme', true)");
            TenantHandle handle = new TenantHandle(
                    open,
                    new TenantId("acme"),
                    new Schema("oms"),
                    Database.POSTGRESQL,
                    AnswerTimeouts.Connected.UNCHANGED,
                    WriteTurn.NOT_NEEDED,
                    sql -> sql);
            Usage before = Usage.of(open);
            work.accept(handle);
            Usage usage = Usage.of(open).since(before);
            open.rollback();
            return usage;
        });
    }

    /**
     * The scans of this transaction.
     *
     * @param scans of tables as a whole, and of indexes
     * @param entries that were read from tables by such scans, and from indexes
     */
    private record Usage(Map<String, Long> scans, Map<String, Long> entries) {
        static Usage of(Handle handle) {
            Usage usage = new Usage(new HashMap<>(), new HashMap<>());
            handle.createQuery("""
                            select c.relname, pg_stat_get_xact_numscans(c.oid) as scans,
                                pg_stat_get_xact_tuples_returned(c.oid) as entries
                            from pg_class c where c.relnamespace = cast('oms' as regnamespace) and c.relkind in ('r', 'i')
                            """)
                    .map((row, context) -> {
                        usage.scans.put(row.getString("relname"), row.getLong("scans"));
                        usage.entries.put(row.getString("relname"), row.getLong("entries"));
                        return true;
                    })
                    .list();
            return usage;
        }

        Usage since(Usage before) {
            scans.replaceAll((name, count) -> count - before.scans.get(name));
            entries.replaceAll((name, count) -> count - before.entries.get(name));
            return this;
        }

        long entries(String index) {
            return entries.get(index);
        }

        void expectNoTableScans() {
            for (String table : List.of("order_event", "webhook_delivery", "orders")) {
                assertThat(scans.get(table)).as("scans of " + table).isZero();
            }
        }
    }
}
