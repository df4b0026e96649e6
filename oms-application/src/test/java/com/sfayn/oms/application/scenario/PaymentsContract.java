package com.sfayn.oms.application.scenario;

import static com.sfayn.oms.application.fixture.Storefront.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.fixture.Concurrently;
import com.sfayn.oms.application.fixture.ShopRows;
import com.sfayn.oms.application.lifecycle.CancelOrder;
import com.sfayn.oms.application.lifecycle.ConfirmOrder;
import com.sfayn.oms.application.memory.Broken;
import com.sfayn.oms.application.port.PaymentProviderUnavailableException;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.query.GetHistory;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.LineQuantity;
import com.sfayn.oms.domain.order.LineRef;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.OrderStatus;
import com.sfayn.oms.domain.order.payment.Payment;
import com.sfayn.oms.domain.order.payment.PaymentState;
import com.sfayn.oms.domain.order.payment.PaymentStatus;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Confirmation of one order by a payment. */
public abstract class PaymentsContract extends PaidOrdersContract {
    protected PaymentsContract(Storage storage) {
        super(storage);
    }

    @Test
    void a_paid_transaction_confirms_its_order() {
        OrderId id = placed();
        gateway.paid("pi_1", id.value(), TOTAL);

        Order confirmed = confirm(id, "pi_1").orThrow().order().order();

        assertThat(confirmed.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(confirmed.paymentStatus()).isEqualTo(PaymentStatus.PAID);
        assertThat(confirmed.timeline().expiresAt()).isNull();
        assertThat(confirmed.payments())
                .extracting(Payment::method, Payment::transactionId, Payment::amount)
                .containsExactly(tuple("Stripe", "pi_1", sgd(TOTAL)));
        assertThat(shop.look(id)).isEqualTo(confirmed);
    }

    @Test
    void confirming_again_with_the_same_transaction_replays_regardless_of_version_and_key() {
        OrderId id = placed();
        gateway.paid("pi_1", id.value(), TOTAL);
        Order confirmed = confirm(id, "pi_1", new Preconditions("k-1", 4))
                .orThrow()
                .order()
                .order();

        for (Preconditions preconditions : List.of(
                Preconditions.NONE,
                new Preconditions("k-1", 4),
                new Preconditions("k-1", null),
                new Preconditions("k-2", 4),
                new Preconditions(null, 99))) {
            OrderChanged again = confirm(id, "pi_1", preconditions).orThrow();
            assertThat(again.replayed()).isTrue();
            assertThat(again.order().order()).isEqualTo(confirmed);
        }
        assertThat(gateway.questions()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(value = PaymentState.class, mode = EnumSource.Mode.EXCLUDE, names = "PAID")
    void only_a_paid_transaction_confirms(PaymentState state) {
        OrderId id = placed();
        gateway.has("pi_1", id.value(), sgd(TOTAL), state);

        assertThat(codes(confirm(id, "pi_1"))).containsExactly("PAYMENT_NOT_VERIFIED");
        assertThat(shop.look(id).status()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    void an_unknown_transaction_and_one_for_another_reference_do_not_confirm() {
        OrderId id = placed();
        gateway.paid("pi_other", placed().value(), TOTAL);
        gateway.has("pi_nothing", null, sgd(TOTAL), PaymentState.PAID);

        assertThat(codes(confirm(id, "pi_none"))).containsExactly("PAYMENT_NOT_VERIFIED");
        assertThat(codes(confirm(id, "pi_other"))).containsExactly("PAYMENT_NOT_VERIFIED");
        assertThat(codes(confirm(id, "pi_nothing"))).containsExactly("PAYMENT_NOT_VERIFIED");
    }

    @Test
    void too_little_money_and_another_currency_do_not_confirm() {
        OrderId id = placed();
        gateway.paid("pi_less", id.value(), "21.79");
        gateway.has("pi_usd", id.value(), Money.of("99.00", "USD"), PaymentState.PAID);

        assertThat(confirm(id, "pi_less").refusals())
                .extracting(Refusal::message)
                .containsExactly("21.80 SGD is owed, but only 21.79 SGD of the payment is available.");
        assertThat(codes(confirm(id, "pi_usd"))).containsExactly("PAYMENT_AMOUNT_MISMATCH");
    }

    @Test
    void too_much_money_confirms_and_the_surplus_is_refundable() {
        OrderId id = placed();
        gateway.paid("pi_1", id.value(), "25.00");

        Order confirmed = confirm(id, "pi_1").orThrow().order().order();

        assertThat(confirmed.amountPaid()).isEqualTo(sgd("25.00"));
        assertThat(confirmed.refundDue()).isEqualTo(sgd("3.20"));
    }

    @Test
    void units_cancelled_after_payment_are_refundable_at_the_prices_of_placement() {
        OrderId id = placed();
        gateway.paid("pi_1", id.value(), TOTAL);
        confirm(id, "pi_1").orThrow();

        oms.orders()
                .cancelOrder()
                .handle(
                        shop.vendor(),
                        new CancelOrder.Command(
                                id,
                                "broken",
                                List.of(new LineQuantity(new LineRef(null, "T-SHIRT-L"), 4)),
                                Preconditions.NONE))
                .orThrow();
        assertThat(shop.look(id).refundDue()).isEqualTo(sgd("6.54"));

        cancel(id);
        assertThat(shop.look(id).refundDue()).isEqualTo(sgd(TOTAL));
    }

    @Test
    void a_transaction_pays_one_order_even_if_the_provider_would_let_it_pay_two() {
        gateway.forgetReferences();
        OrderId one = placed();
        OrderId two = placed();
        gateway.paid("pi_1", "any", TOTAL);
        confirm(one, "pi_1").orThrow();

        assertThat(codes(confirm(two, "pi_1"))).containsExactly("PAYMENT_ALREADY_USED");
        assertThat(gateway.questions()).isEqualTo(1);
        assertThat(shop.look(two).payments()).isEmpty();
    }

    @Test
    void only_one_of_eight_concurrent_orders_with_one_transaction_is_confirmed() throws Exception {
        gateway.forgetReferences();
        gateway.paid("pi_1", "any", TOTAL);
        List<OrderId> orders = Stream.generate(this::placed).limit(8).toList();

        List<Answer<OrderChanged>> answers = Concurrently.run(orders.stream()
                .<Callable<Answer<OrderChanged>>>map(id -> () -> confirm(id, "pi_1"))
                .toList());

        assertThat(answers.stream().flatMap(answer -> codes(answer).stream()))
                .hasSize(7)
                .containsOnly("PAYMENT_ALREADY_USED");
        assertThat(orders.stream().filter(id -> shop.look(id).amountPaid().isPositive()))
                .hasSize(1);
    }

    @Test
    void concurrent_confirmations_of_one_order_take_the_money_once() throws Exception {
        OrderId id = placed();
        gateway.paid("pi_1", id.value(), TOTAL);
        gateway.paid("pi_2", id.value(), TOTAL);
        List<Callable<Answer<OrderChanged>>> calls = new ArrayList<>(Collections.nCopies(3, () -> confirm(id, "pi_1")));
        calls.addAll(Collections.nCopies(3, () -> confirm(id, "pi_2")));

        List<Answer<OrderChanged>> answers = Concurrently.run(calls);

        assertThat(shop.look(id).payments()).hasSize(1);
        assertThat(shop.look(id).version()).isEqualTo(5);
        assertThat(answers.stream().filter(answer -> answer.refusals().isEmpty()))
                .hasSize(3);
        assertThat(answers.stream().flatMap(answer -> codes(answer).stream())).containsOnly("ILLEGAL_TRANSITION");
    }

    @Test
    void an_unreachable_provider_leaves_order_and_key_unchanged() {
        OrderId id = placed();
        gateway.paid("pi_1", id.value(), TOTAL);
        gateway.reachable(false);
        Preconditions once = new Preconditions("confirm-1", null);

        assertThatThrownBy(() -> confirm(id, "pi_1", once)).isInstanceOf(PaymentProviderUnavailableException.class);
        assertThat(shop.look(id).version()).isEqualTo(4);

        gateway.reachable(true);
        assertThat(confirm(id, "pi_1", once).orThrow().replayed()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Broken.Moment.class)
    void a_confirmation_that_was_interrupted_is_repeated_safely(Broken.Moment moment) {
        for (int transaction = 1; transaction <= 2; transaction++) {
            OrderId id = placed();
            gateway.paid("pi_" + id, id.value(), TOTAL);
            Oms interrupted = over(new Broken(storage(), moment, transaction));
            Preconditions once = new Preconditions("confirm-" + id, 4);
            ConfirmOrder.Command command = new ConfirmOrder.Command(id, "pi_" + id, "Stripe", null, once);

            assertThatThrownBy(() -> interrupted.orders().confirmOrder().handle(shop.customer(), command))
                    .hasMessage("crashed");
            oms.orders().confirmOrder().handle(shop.customer(), command).orThrow();

            assertThat(shop.look(id).status()).isEqualTo(OrderStatus.CONFIRMED);
            assertThat(shop.look(id).version()).isEqualTo(5);
            assertThat(shop.look(id).amountPaid()).isEqualTo(sgd(TOTAL));
        }
    }

    @Test
    void the_provider_is_called_outside_any_transaction_and_a_payment_for_an_order_cancelled_meanwhile_is_recorded() {
        OrderId id = placed();
        gateway.paid("pi_1", id.value(), TOTAL);
        gateway.meanwhile(() -> {
            if (shop.look(id).status() == OrderStatus.PENDING) cancel(id);
        });

        OrderChanged late = confirm(id, "pi_1", new Preconditions("k", null)).orThrow();

        assertThat(late.order().order().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(late.order().order().refundDue()).isEqualTo(sgd(TOTAL));
        assertThat(late.order().availableActions()).isEmpty();
        assertThat(confirm(id, "pi_1").orThrow().replayed()).isTrue();
        assertThat(oms.orders()
                        .getHistory()
                        .handle(shop.admin(), new GetHistory.Query(id, 50, null))
                        .orThrow()
                        .events())
                .last()
                .satisfies(event -> assertThat(event.type()).isEqualTo("order_management.events.PaymentReceivedEvent"));
    }

    @Test
    void every_verified_payment_after_a_cancellation_is_recorded_and_no_other() {
        OrderId id = placed();
        cancel(id);
        gateway.paid("pi_1", id.value(), "10.00");
        gateway.paid("pi_2", id.value(), TOTAL);
        gateway.has("pi_3", id.value(), sgd(TOTAL), PaymentState.PENDING);
        confirm(id, "pi_1").orThrow();
        confirm(id, "pi_2").orThrow();

        assertThat(codes(confirm(id, "pi_3"))).containsExactly("ILLEGAL_TRANSITION");
        assertThat(codes(shop.confirm(shop.customer(), id))).containsExactly("ILLEGAL_TRANSITION");
        assertThat(shop.look(id).refundDue()).isEqualTo(sgd("31.80"));
    }

    @Test
    void a_draft_takes_no_payment_and_neither_does_a_cancelled_one() {
        OrderId id = shop.readyToPlace(shop.customer(), item("T-SHIRT-L", 10)).id();
        gateway.paid("pi_1", id.value(), TOTAL);

        assertThat(codes(confirm(id, "pi_1"))).containsExactly("ILLEGAL_TRANSITION");
        cancel(id);
        assertThat(codes(confirm(id, "pi_1"))).containsExactly("ILLEGAL_TRANSITION");
        assertThat(gateway.questions()).isZero();
    }

    @Test
    void a_free_order_is_confirmed_without_a_transaction_and_others_are_not() {
        shop.load(
                SnapshotType.OFFER,
                List.of(forAllCustomers("percentage_discount", 100), forAllCustomers("free_shipping", 0)));
        OrderId free = placed();
        assertThat(shop.look(free).pricing().total()).isEqualTo(sgd("0.00"));

        assertThat(codes(confirm(free, " "))).containsExactly("INVALID_INPUT");
        Order confirmed = confirm(free, null).orThrow().order().order();

        assertThat(confirmed.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(confirmed.paymentStatus()).isEqualTo(PaymentStatus.PAID);
        assertThat(confirmed.payments())
                .extracting(Payment::method, Payment::state, Payment::amount, Payment::transactionId)
                .containsExactly(tuple("Stripe", PaymentState.PAID, sgd("0.00"), null));
        assertThat(shop.look(free)).isEqualTo(confirmed);
        assertThat(confirm(free, null).orThrow().replayed()).isTrue();
        assertThat(gateway.questions()).isZero();
    }

    @Test
    void only_methods_that_the_tenant_enables_and_that_have_a_gateway_can_be_used() {
        OrderId id = placed();

        assertThat(confirmBy("Paypal", id).refusals())
                .extracting(Refusal::message)
                .containsExactly("Payment method Paypal is not available. Available: STRIPE, Cash On Delivery.");
        assertThat(codes(confirmBy("Wallet", id))).containsExactly("PAYMENT_METHOD_UNAVAILABLE");
        gateway.paid("pi_1", id.value(), TOTAL);
        confirmBy(" s t r i p e", id).orThrow();
    }

    @Test
    void a_provider_needs_a_transaction_and_cash_needs_no_provider() {
        OrderId id = placed();

        assertThat(confirm(id, null).refusals())
                .extracting(Refusal::message)
                .containsExactly("The transactionId is missing: paying by Stripe needs the one from Stripe.");
        assertThat(codes(confirm(id, "x".repeat(256)))).containsExactly("INVALID_INPUT");
        assertThat(codes(confirm(id, "pi_1\n"))).containsExactly("INVALID_INPUT");
        shop.confirm(shop.customer(), id).orThrow();
        assertThat(shop.look(id).amountPaid()).isEqualTo(sgd("0.00"));
        assertThat(gateway.questions()).isZero();
    }

    @Test
    void confirming_another_customers_order_does_not_reveal_it() {
        shop.syncUser(shop.customer("eve"));
        OrderId id = placed();
        gateway.paid("pi_1", id.value(), TOTAL);

        assertThat(codes(oms.orders()
                        .confirmOrder()
                        .handle(
                                shop.customer("eve"),
                                new ConfirmOrder.Command(id, "pi_1", "Stripe", null, Preconditions.NONE))))
                .containsExactly("NOT_FOUND");
        assertThat(gateway.questions()).isZero();
    }

    @Test
    void a_key_belongs_to_one_transaction() {
        OrderId id = placed();
        gateway.paid("pi_1", id.value(), TOTAL);
        gateway.paid("pi_2", id.value(), TOTAL);
        confirm(id, "pi_1", new Preconditions("k", null)).orThrow();

        assertThat(codes(confirm(id, "pi_2", new Preconditions("k", null)))).containsExactly("IDEMPOTENCY_KEY_REUSED");
        assertThat(codes(confirm(id, "pi_2"))).containsExactly("ILLEGAL_TRANSITION");
    }

    private OrderId placed() {
        OrderId id = shop.readyToPlace(shop.customer(), item("T-SHIRT-L", 10)).id();
        shop.place(shop.customer(), id).orThrow();
        return id;
    }

    private static Map<String, Object> forAllCustomers(String type, int value) {
        Map<String, Object> offer = ShopRows.offer("o-" + type, value);
        offer.put("offer_type", type);
        offer.put("required_coupon", false);
        return offer;
    }

    private Answer<OrderChanged> confirmBy(String method, OrderId id) {
        return oms.orders()
                .confirmOrder()
                .handle(shop.customer(), new ConfirmOrder.Command(id, "pi_1", null, method, Preconditions.NONE));
    }
}
