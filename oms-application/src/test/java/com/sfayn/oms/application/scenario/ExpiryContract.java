package com.sfayn.oms.application.scenario;

import static com.sfayn.oms.application.fixture.Storefront.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.fixture.Concurrently;
import com.sfayn.oms.application.fixture.FakeGateway;
import com.sfayn.oms.application.fixture.SampleOrders;
import com.sfayn.oms.application.fixture.SettableClock;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.application.lifecycle.CancelOrder;
import com.sfayn.oms.application.lifecycle.ConfirmOrder;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.query.GetHistory;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.ExpiryPolicy;
import com.sfayn.oms.domain.order.LineQuantity;
import com.sfayn.oms.domain.order.LineRef;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.OrderStatus;
import com.sfayn.oms.domain.order.RecordedEvent;
import com.sfayn.oms.domain.order.party.ActorKind;
import com.sfayn.oms.domain.pricing.PricingPolicy.Taxes;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Drafts and unpaid orders expire once and release their stock. Runs on every storage. Tests share a storage, so each
 * checks its own tenants' orders, never how many orders a run has found.
 */
public abstract class ExpiryContract extends ScenarioContract {
    private static final Duration DRAFT = Duration.ofDays(30);
    private static final Duration PENDING = Duration.ofMinutes(60);
    private static final Duration MILLI = Duration.ofMillis(1);

    private final SettableClock clock = new SettableClock(Instant.now());
    private final Map<TenantId, ExpiryPolicy> expiryPolicies = new ConcurrentHashMap<>();
    private final FakeGateway gateway = new FakeGateway();
    private final TenantId acme = new TenantId("acme-" + UUID.randomUUID());
    private final Oms oms = another();
    private final Storefront shop = Storefront.open(oms, acme);

    protected ExpiryContract(Storage storage) {
        super(storage);
    }

    private Oms another() {
        return over(storage());
    }

    private Oms over(Storage storage) {
        return Oms.builder()
                .storage(storage)
                .clock(clock)
                .settings(this::settings)
                .paymentGateway(gateway)
                .build();
    }

    private TenantSettings settings(TenantId tenant) {
        return new TenantSettings(
                Currency.getInstance("SGD"),
                ZoneOffset.UTC,
                false,
                Taxes.DEFAULTS,
                List.of("Stripe", TenantSettings.CASH_ON_DELIVERY),
                expiryPolicies.getOrDefault(tenant, ExpiryPolicy.DEFAULT));
    }

    @Test
    void a_draft_expires_thirty_days_after_its_last_change() {
        OrderId id = draft();
        clock.advance(Duration.ofDays(29));
        shop.selectStandard(shop.customer(), id).orThrow();
        assertThat(shop.look(id).timeline().expiresAt())
                .isEqualTo(shop.look(id).timeline().updatedAt().plus(DRAFT));

        clock.advance(DRAFT.minus(MILLI));
        oms.maintenance().expireOrders().handle();
        assertThat(shop.look(id).status()).isEqualTo(OrderStatus.DRAFT);

        clock.advance(MILLI);
        assertThat(oms.maintenance().expireOrders().handle()).isPositive();
        assertThat(shop.look(id).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(shop.look(id).cancellationReason()).isEqualTo("EXPIRED");
        assertThat(shop.look(id).timeline().expiresAt()).isNull();
    }

    @Test
    void an_unpaid_order_expires_after_an_hour_and_releases_its_stock() {
        shop.stock("FEW", "3.00", 5);
        OrderId id = placed(5);
        assertThat(shop.checkOut(shop.customer(), item("FEW", 1)).refusals()).isNotEmpty();

        clock.advance(PENDING);
        oms.maintenance().expireOrders().handle();

        assertThat(shop.look(id).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(shop.checkOut(shop.customer(), item("FEW", 5)).refusals()).isEmpty();
        RecordedEvent last = last(id);
        assertThat(last.type()).isEqualTo("order_management.events.CanceledOrderEvent");
        assertThat(last.actor().kind()).isEqualTo(ActorKind.SYSTEM);
    }

    @Test
    void a_change_of_a_placed_order_does_not_postpone_its_expiry() {
        shop.stock("FEW", "3.00", 5);
        OrderId id = placed(5);
        Instant expiresAt = shop.look(id).timeline().expiresAt();
        clock.advance(Duration.ofMinutes(30));
        oms.orders()
                .cancelOrder()
                .handle(
                        shop.vendor(),
                        new CancelOrder.Command(
                                id,
                                "broken",
                                List.of(new LineQuantity(new LineRef(null, "FEW"), 1)),
                                Preconditions.NONE))
                .orThrow();

        assertThat(shop.look(id).timeline().expiresAt()).isEqualTo(expiresAt);
    }

    @Test
    void paid_cancelled_and_cash_on_delivery_orders_do_not_expire() {
        shop.stock("FEW", "3.00", 50);
        OrderId cash = placed(1);
        shop.confirm(shop.customer(), cash).orThrow();
        OrderId paid = placed(1);
        gateway.paid("pi_1", paid.value(), "100.00");
        confirm(paid, "pi_1");

        clock.advance(DRAFT.multipliedBy(2));
        oms.maintenance().expireOrders().handle();

        assertThat(shop.look(cash).status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(shop.look(paid).status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(shop.look(paid).timeline().expiresAt()).isNull();
    }

    @Test
    void an_order_that_is_confirmed_after_it_was_found_overdue_is_not_cancelled() {
        shop.stock("FEW", "3.00", 5);
        OrderId id = placed(1);
        clock.advance(PENDING);
        Storage slow = new Meanwhile(
                storage(),
                acme,
                new AtomicInteger(),
                () -> shop.confirm(shop.customer(), id).orThrow());

        over(slow).maintenance().expireOrders().handle();

        assertThat(shop.look(id).status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void an_exception_at_one_order_leaves_it_for_the_next_run_and_the_others_expire() {
        oneFails(() -> {
            throw new IllegalStateException("The disk is full.");
        });
    }

    @Test
    void an_error_at_one_order_leaves_it_for_the_next_run_and_the_others_expire() {
        oneFails(() -> {
            throw new StackOverflowError();
        });
    }

    private void oneFails(Runnable fault) {
        shop.stock("FEW", "3.00", 5);
        OrderId first = placed(1);
        clock.advance(MILLI);
        OrderId second = placed(1);
        clock.advance(PENDING);
        Storage faulty = new Meanwhile(storage(), acme, new AtomicInteger(), fault);

        over(faulty).maintenance().expireOrders().handle();
        assertThat(shop.look(first).status()).isEqualTo(OrderStatus.PENDING);
        assertThat(shop.look(second).status()).isEqualTo(OrderStatus.CANCELLED);

        oms.maintenance().expireOrders().handle();
        assertThat(shop.look(first).status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void the_cancellation_has_the_current_time_even_late_in_a_long_run() {
        shop.stock("FEW", "3.00", 5);
        OrderId id = placed(1);
        clock.advance(PENDING);
        Storage slow = new Meanwhile(storage(), acme, new AtomicInteger(), () -> clock.advance(Duration.ofSeconds(20)));

        over(slow).maintenance().expireOrders().handle();

        assertThat(shop.look(id).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(shop.look(id).timeline().updatedAt())
                .isEqualTo(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        assertThat(last(id).occurredAt()).isEqualTo(shop.look(id).timeline().updatedAt());
    }

    @Test
    void a_payment_after_the_order_expired_is_refundable() {
        shop.stock("FEW", "3.00", 5);
        OrderId id = placed(1);
        clock.advance(PENDING);
        oms.maintenance().expireOrders().handle();
        gateway.paid("pi_1", id.value(), "8.72");

        confirm(id, "pi_1");

        assertThat(shop.look(id).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(shop.look(id).refundDue()).isEqualTo(Money.of("8.72", "SGD"));
    }

    @Test
    void a_tenant_can_disable_expiry_or_set_its_own_times() {
        expiryPolicies.put(acme, new ExpiryPolicy(Duration.ZERO, Duration.ZERO));
        TenantId globex = new TenantId("globex-" + UUID.randomUUID());
        expiryPolicies.put(globex, new ExpiryPolicy(Duration.ofHours(1), PENDING));
        Storefront other = Storefront.open(oms, globex);
        OrderId kept = draft();
        OrderId ended = other.checkOut(other.customer(), item("T-SHIRT-L", 1))
                .orThrow()
                .orders()
                .get(0)
                .order()
                .id();

        clock.advance(Duration.ofHours(1));
        oms.maintenance().expireOrders().handle();

        assertThat(shop.look(kept).status()).isEqualTo(OrderStatus.DRAFT);
        assertThat(shop.look(kept).timeline().expiresAt()).isNull();
        assertThat(other.look(ended).status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void orders_that_can_never_be_cancelled_do_not_block_later_ones() {
        shop.stock("FEW", "3.00", 5);
        List<OrderId> late = List.of(placed(1), placed(1));
        Instant before = shop.look(late.get(0)).timeline().expiresAt().minusSeconds(60);
        List<Order> stuck = IntStream.range(0, 250)
                .mapToObj(i -> SampleOrders.draft("ORD-STUCK-" + i))
                .map(order -> SampleOrders.withStatus(order, OrderStatus.COMPLETED))
                .map(order -> SampleOrders.expiring(order, before))
                .toList();
        storage().inTransaction(acme, store -> {
            stuck.forEach(order -> store.keep(SampleOrders.accepted(order, 1)));
            return null;
        });
        clock.advance(PENDING);

        oms.maintenance().expireOrders().handle();

        assertThat(late).extracting(id -> shop.look(id).status()).containsOnly(OrderStatus.CANCELLED);
        assertThat(stuck.stream().map(order -> shop.look(order.id()))).containsExactlyElementsOf(stuck);
    }

    @Test
    void several_concurrent_runs_expire_each_order_once() throws Exception {
        shop.stock("FEW", "3.00", 30);
        List<OrderId> orders = IntStream.range(0, 30).mapToObj(i -> placed(1)).toList();
        clock.advance(PENDING);

        Concurrently.run(Collections.<Callable<Integer>>nCopies(
                4, () -> another().maintenance().expireOrders().handle()));

        for (OrderId id : orders) {
            assertThat(shop.look(id).status()).isEqualTo(OrderStatus.CANCELLED);
            assertThat(shop.look(id).version()).isEqualTo(5);
        }
        assertThat(shop.checkOut(shop.customer(), item("FEW", 31)).refusals())
                .extracting(reason -> reason.message())
                .containsExactly("Only 30 of FEW available, 31 requested.");
    }

    @Test
    void an_idempotency_key_is_deleted_after_seven_days() {
        OrderId id = draft();
        Preconditions once = new Preconditions("k-1", null);
        shop.place(shop.customer(), id, once).orThrow();

        clock.advance(Duration.ofDays(7));
        oms.maintenance().purgeExpiredKeys().handle();
        assertThat(shop.place(shop.customer(), id, once).orThrow().replayed()).isTrue();

        clock.advance(MILLI);
        assertThat(oms.maintenance().purgeExpiredKeys().handle()).isPositive();
        assertThat(shop.place(shop.customer(), id, once).refusals()).isNotEmpty();
    }

    private OrderId draft() {
        return shop.readyToPlace(shop.customer(), item("T-SHIRT-L", 1)).id();
    }

    private OrderId placed(int units) {
        Order draft = shop.readyToPlace(shop.customer(), item("FEW", units));
        shop.place(shop.customer(), draft.id()).orThrow();
        return draft.id();
    }

    private void confirm(OrderId id, String transactionId) {
        oms.orders()
                .confirmOrder()
                .handle(
                        shop.customer(),
                        new ConfirmOrder.Command(id, transactionId, "Stripe", null, Preconditions.NONE))
                .orThrow();
    }

    private RecordedEvent last(OrderId id) {
        List<RecordedEvent> events = oms.orders()
                .getHistory()
                .handle(shop.admin(), new GetHistory.Query(id, 50, null))
                .orThrow()
                .events();
        return events.get(events.size() - 1);
    }

    /** Runs an action before a tenant's second transaction. */
    private record Meanwhile(Storage whole, TenantId tenant, AtomicInteger transactions, Runnable act)
            implements Storage {
        @Override
        public <R> R inTransaction(TenantId of, Function<TenantStore, R> work) {
            if (of.equals(tenant) && transactions.incrementAndGet() == 2) act.run();
            return whole.inTransaction(of, work);
        }

        @Override
        public List<TenantId> listAcrossTenants() {
            return whole.listAcrossTenants();
        }
    }
}
