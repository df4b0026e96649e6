package com.sfayn.oms.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.port.order.EventLog;
import com.sfayn.oms.application.port.order.OrderQuery;
import com.sfayn.oms.application.port.order.OrderQuery.Position;
import com.sfayn.oms.application.port.order.OrderQuery.Scope;
import com.sfayn.oms.application.port.order.OrderQuery.Sort;
import com.sfayn.oms.application.port.order.OverdueOrder;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.OrderStatus;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.internal.order.JdbiEventLog;
import com.sfayn.oms.snapshots.internal.order.JdbiOrderRepository;
import com.sfayn.oms.snapshots.internal.order.OrderPageStatement;
import com.sfayn.oms.snapshots.internal.sql.Database;
import com.sfayn.oms.snapshots.internal.sql.Schema;
import com.sfayn.oms.snapshots.internal.transaction.AnswerTimeouts;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import com.sfayn.oms.snapshots.internal.transaction.WriteTurn;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How PostgreSQL finds a page among many orders: by an index in the order of the page, also with row-level security.
 * There is one order a minute; every fiftieth waits an hour to be confirmed, every third of the others is a draft that
 * waits 30 days, and every second one has the SKU {@code HOT}.
 */
class OrderPlansTest {
    private static final int ORDERS = 20_000;
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATE = FIRST.plusSeconds(60L * (ORDERS - 1_000));

    private static final Set<OrderStatus> PENDING = Set.of(OrderStatus.PENDING);

    private static HikariDataSource pool;

    @BeforeAll
    static void fill() {
        pool = EmbeddedDatabases.postgres();
        JdbiStorage.over(pool);
        EmbeddedDatabases.execute(
                pool, """
                insert into oms.orders (tenant_id, order_id, version, status, payment_status, fulfilment_status,
                    vendor_id, customer_id, currency, total, created_at, placed_at, updated_at, expires_at, document)
                select tenant, 'ORD-' || n, 1,
                    case when n %% 50 = 0 then 'PENDING' when n %% 3 = 0 then 'DRAFT' else 'COMPLETED' end,
                    'UNPAID', 'UNFULFILLED', 'v-' || n %% 7, 'c-' || n %% 5000, 'SGD', 1,
                    timestamp with time zone '%1$s' + n * interval '1 minute',
                    case when n %% 3 > 0 then timestamp with time zone '%1$s' + n * interval '1 minute' end,
                    timestamp with time zone '%1$s' + n * interval '2 minutes',
                    case when n %% 50 = 0 then timestamp with time zone '%1$s' + n * interval '1 minute' + interval '1 hour'
                        when n %% 3 = 0 then timestamp with time zone '%1$s' + n * interval '1 minute' + interval '30 days'
                    end, '{}'
                from generate_series(1, %2$d) n, unnest(array['acme', 'globex']) tenant
                """.formatted(FIRST, ORDERS), """
                insert into oms.order_term (tenant_id, kind, term, created_at, order_id)
                select tenant_id, 'SKU', case when mod(extract(minute from created_at), 2) = 0 then 'HOT' else order_id end,
                    created_at, order_id
                from oms.orders
                """, """
                insert into oms.order_event (tenant_id, order_id, sequence, event_id, version, event_type, occurred_at,
                    actor_kind, actor_id, data)
                select tenant_id, order_id, n, tenant_id || order_id || n, n, 'ChangedEvent', updated_at, 'ADMIN', 'a', '{}'
                from oms.orders, generate_series(1, 5) n
                """, "analyze oms.orders, oms.order_term, oms.order_event");
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Test
    void a_tenants_work_queue_is_read_from_its_index_in_order() {
        assertThat(plan(query(Scope.TENANT, PENDING, null, Sort.CREATED_AT_ASC, null)))
                .contains("orders_by_status")
                .doesNotContain("Sort");
    }

    @Test
    void a_vendors_work_queue_is_read_from_its_index_in_order() {
        assertThat(plan(query(Scope.vendor("v-3"), PENDING, null, Sort.CREATED_AT_ASC, null)))
                .contains("orders_of_vendor_by_status")
                .doesNotContain("Sort");
    }

    @Test
    void orders_placed_within_an_hour_are_found_by_their_time() {
        assertThat(plan(placedBetween(LATE, LATE.plusSeconds(3_600)))).contains("orders_by_placing");
    }

    @Test
    void a_late_page_of_a_products_orders_starts_where_the_last_one_ended() {
        Position end = new Position(LATE, "ORD-1");

        for (Sort sort : List.of(Sort.CREATED_AT_ASC, Sort.CREATED_AT_DESC)) {
            assertThat(plan(query(Scope.TENANT, Set.of(), "HOT", sort, end)))
                    .containsPattern(
                            "order_term_pkey on order_term sku [^\\n]*\\n *Index Cond: [^\\n]*ROW\\(created_at")
                    .doesNotContain("Sort");
        }
    }

    @Test
    void overdue_orders_are_found_by_their_time_whether_none_few_or_nearly_all() {
        for (Instant now : List.of(FIRST, FIRST.plusSeconds(7_200), LATE, LATE.plus(Duration.ofDays(60)))) {
            assertThat(expiryPlan(now, Optional.empty()))
                    .as("%s", now)
                    .containsPattern("orders_by_expiry on orders[^\\n]*\\n *Index Cond: [^\\n]*expires_at <= ")
                    .doesNotContain("Sort", "Seq Scan");
        }
    }

    @Test
    void a_late_page_of_overdue_orders_starts_where_the_last_one_ended() {
        OverdueOrder last = new OverdueOrder(LATE, new OrderId("ORD-1"));

        assertThat(expiryPlan(LATE.plus(Duration.ofDays(60)), Optional.of(last)))
                .containsPattern(
                        "orders_by_expiry on orders[^\\n]*\\n *Index Cond: [^\\n]*ROW\\(expires_at, [^\\n]*order_id")
                .doesNotContain("Sort", "Seq Scan");
    }

    @Test
    void the_histories_of_a_page_of_orders_are_read_from_their_keys() {
        for (int orders : List.of(1, 10, 100, 1_000)) {
            List<EventLog.Page> pages = IntStream.rangeClosed(1, orders)
                    .mapToObj(n -> new EventLog.Page(new OrderId("ORD-" + n), 1, 6))
                    .toList();

            assertThat(explained(handle -> new JdbiEventLog(handle)
                            .readStatement(pages)
                            .mapTo(String.class)
                            .list()))
                    .as("%s", orders)
                    .containsPattern(
                            "order_event_pkey on order_event[^\\n]*\\n *Index Cond: [^\\n]*order_id[^\\n]*sequence")
                    .doesNotContain("Seq Scan");
        }
    }

    private static OrderQuery query(Scope scope, Set<OrderStatus> status, String sku, Sort sort, Position after) {
        return new OrderQuery(
                List.of(scope),
                status,
                Set.of(),
                Set.of(),
                null,
                null,
                null,
                null,
                sku,
                Set.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                sort,
                20,
                Optional.ofNullable(after));
    }

    private static OrderQuery placedBetween(Instant from, Instant before) {
        return new OrderQuery(
                List.of(Scope.TENANT),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null,
                null,
                null,
                null,
                Set.of(),
                null,
                null,
                from,
                before,
                null,
                null,
                Sort.CREATED_AT_ASC,
                20,
                Optional.empty());
    }

    private static String plan(OrderQuery query) {
        return explained(handle ->
                new OrderPageStatement(query).on(handle).mapTo(String.class).list());
    }

    private static String expiryPlan(Instant now, Optional<OverdueOrder> after) {
        return explained(handle -> new JdbiOrderRepository(handle)
                .expiredStatement(now, after, 100)
                .mapTo(String.class)
                .list());
    }

    private static String explained(Function<TenantHandle, List<String>> statement) {
        Jdbi jdbi = Jdbi.create(pool);
        jdbi.registerArrayType(String.class, "varchar");
        jdbi.registerArrayType(Integer.class, "integer");
        return jdbi.inTransaction(open -> {
            open.execute("select set_config('role', 'oms_app', true), set_config('oms.tenant_id', 'acme', true)");
            TenantHandle handle = new TenantHandle(
                    open,
                    new TenantId("acme"),
                    new Schema("oms"),
                    Database.POSTGRESQL,
                    AnswerTimeouts.Connected.UNCHANGED,
                    WriteTurn.NOT_NEEDED,
                    sql -> "explain " + sql);
            return String.join("\n", statement.apply(handle));
        });
    }
}
