package com.sfayn.oms.application.scenario;

import static com.sfayn.oms.application.fixture.Storefront.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.fixture.Concurrently;
import com.sfayn.oms.application.fixture.FakeGateway;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.application.lifecycle.CancelOrder;
import com.sfayn.oms.application.lifecycle.ConfirmOrder;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.domain.catalogue.Product;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.OrderStatus;
import com.sfayn.oms.domain.pricing.PricingPolicy.Taxes;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Repeats races for the same stock, order or payment: nothing is sold twice, left unsold, or paid twice. The system
 * property {@code oms.test.races} sets the number of rounds; the profile {@code long} runs 1,000.
 */
public abstract class RacesContract extends ScenarioContract {
    private static final int ROUNDS = Integer.getInteger("oms.test.races", 20);
    private static final String SKU = "RACED";
    private static final int ON_HAND = 1_000_000;

    private final FakeGateway gateway = new FakeGateway();
    private final Oms oms = Oms.builder()
            .storage(storage())
            .settings(tenant -> new TenantSettings(
                    Currency.getInstance("SGD"),
                    ZoneOffset.UTC,
                    false,
                    Taxes.DEFAULTS,
                    List.of("Stripe", TenantSettings.CASH_ON_DELIVERY)))
            .paymentGateway(gateway)
            .build();
    private final Storefront shop = Storefront.open(oms, new TenantId("races-" + UUID.randomUUID()));

    protected RacesContract(Storage storage) {
        super(storage);
    }

    @Test
    void two_of_three_concurrent_orders_get_the_last_two_units() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String sku = "LAST-" + round;
            shop.stock(sku, "3.00", 2);
            List<OrderId> drafts = Stream.generate(() -> draft(sku)).limit(3).toList();

            List<Answer<OrderChanged>> answers = atOnce(List.of(
                    () -> shop.place(shop.customer(), drafts.get(0)),
                    () -> shop.place(shop.customer(), drafts.get(1)),
                    () -> shop.place(shop.customer(), drafts.get(2))));

            assertThat(codes(answers)).as("round %d", round).containsExactly("OUT_OF_STOCK");
            assertThat(stock(sku).reserved()).isEqualTo(2);
            assertThat(stock(sku).available()).isZero();
        }
    }

    @Test
    void only_one_of_concurrent_cancel_and_ship_succeeds_and_the_stock_matches() throws Exception {
        shop.stock(SKU, "3.00", ON_HAND);
        int sold = 0;
        for (int round = 0; round < ROUNDS; round++) {
            OrderId id = placed();
            shop.confirm(shop.customer(), id).orThrow();

            List<Answer<OrderChanged>> answers = atOnce(List.of(
                    () -> oms.orders()
                            .cancelOrder()
                            .handle(shop.customer(), new CancelOrder.Command(id, "no need", null, Preconditions.NONE)),
                    () -> shop.ship(shop.vendor(), id)));

            assertThat(codes(answers)).as("round %d", round).containsExactly("ILLEGAL_TRANSITION");
            Order order = shop.look(id);
            assertThat(order.status()).isIn(OrderStatus.CANCELLED, OrderStatus.SHIPPED);
            if (order.status() == OrderStatus.SHIPPED) sold++;
            assertStock(sold, 0);
        }
    }

    @Test
    void only_one_of_two_concurrent_payments_for_one_order_is_taken() throws Exception {
        shop.stock(SKU, "3.00", ON_HAND);
        for (int round = 0; round < ROUNDS; round++) {
            OrderId id = placed();
            gateway.paid("a-" + round, id.value(), "100.00");
            gateway.paid("b-" + round, id.value(), "100.00");
            String a = "a-" + round;
            String b = "b-" + round;

            List<Answer<OrderChanged>> answers =
                    atOnce(List.of(() -> confirm(id, a), () -> confirm(id, b), () -> confirm(id, a)));

            assertThat(shop.look(id).payments()).as("round %d", round).hasSize(1);
            assertThat(codes(answers)).isNotEmpty().containsOnly("ILLEGAL_TRANSITION");
            assertStock(0, round + 1);
        }
    }

    @Test
    void only_one_of_two_concurrent_orders_with_one_payment_is_paid() throws Exception {
        shop.stock(SKU, "3.00", ON_HAND);
        gateway.forgetReferences();
        for (int round = 0; round < ROUNDS; round++) {
            OrderId one = placed();
            OrderId two = placed();
            String transaction = "t-" + round;
            gateway.paid(transaction, "any", "100.00");

            List<Answer<OrderChanged>> answers =
                    atOnce(List.of(() -> confirm(one, transaction), () -> confirm(two, transaction)));

            assertThat(codes(answers)).as("round %d", round).containsExactly("PAYMENT_ALREADY_USED");
            assertThat(Stream.of(one, two).map(shop::look).map(Order::status))
                    .containsExactlyInAnyOrder(OrderStatus.CONFIRMED, OrderStatus.PENDING);
            assertStock(0, 2 * (round + 1));
        }
    }

    /** Initial stock on hand = sold + reserved + available. */
    private void assertStock(int sold, int reserved) {
        Product now = stock(SKU);
        assertThat(now.onHand()).isEqualTo(ON_HAND - sold);
        assertThat(now.reserved()).isEqualTo(reserved);
        assertThat(sold + now.reserved() + now.available()).isEqualTo(ON_HAND);
    }

    private Product stock(String sku) {
        return storage()
                .inTransaction(shop.tenant(), store -> store.products().find("v-234", Set.of(sku)))
                .get(sku);
    }

    private OrderId draft(String sku) {
        return shop.readyToPlace(shop.customer(), item(sku, 1)).id();
    }

    private OrderId placed() {
        OrderId id = draft(SKU);
        shop.place(shop.customer(), id).orThrow();
        return id;
    }

    private Answer<OrderChanged> confirm(OrderId id, String transactionId) {
        return oms.orders()
                .confirmOrder()
                .handle(
                        shop.customer(),
                        new ConfirmOrder.Command(id, transactionId, "Stripe", null, Preconditions.NONE));
    }

    private static List<Answer<OrderChanged>> atOnce(List<Callable<Answer<OrderChanged>>> calls) throws Exception {
        return Concurrently.run(calls);
    }

    private static List<String> codes(List<Answer<OrderChanged>> answers) {
        return answers.stream()
                .flatMap(answer -> answer.refusals().stream())
                .map(Refusal::code)
                .toList();
    }
}
