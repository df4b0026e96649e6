package com.sfayn.oms.domain.order;

import static com.sfayn.oms.domain.order.Shopfront.accepted;
import static com.sfayn.oms.domain.order.Shopfront.codes;
import static com.sfayn.oms.domain.order.Shopfront.customer;
import static com.sfayn.oms.domain.order.Shopfront.line;
import static com.sfayn.oms.domain.order.Shopfront.refused;
import static com.sfayn.oms.domain.order.Shopfront.vendor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.Decision.Accepted;
import com.sfayn.oms.domain.order.OrderEvent.PaymentReceived;
import com.sfayn.oms.domain.order.payment.PaymentReceipt;
import com.sfayn.oms.domain.order.payment.PaymentState;
import com.sfayn.oms.domain.order.payment.ReportedPayment;
import com.sfayn.oms.domain.order.payment.Transaction;
import com.sfayn.oms.domain.pricing.Pricing;
import com.sfayn.oms.domain.refusal.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettlementTest {
    private static final Transaction TRANSACTION = new Transaction("Stripe", "pi_1");

    private final Shopfront shop = new Shopfront();

    @Test
    void a_payment_confirms_an_order_by_the_orders_id_or_its_groups_id() {
        Order placed = shop.placed(line("T-SHIRT-L", 10));

        assertThat(accepted(settle(placed, paid(placed.id().value(), "21.80"))).status())
                .isEqualTo(OrderStatus.CONFIRMED);
        assertThat(accepted(settle(placed, paid("GRP-1", "21.80"))).status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(codes(settle(placed, paid("GRP-2", "21.80")))).containsExactly("PAYMENT_NOT_VERIFIED");
        assertThat(codes(settle(placed, Optional.empty()))).containsExactly("PAYMENT_NOT_VERIFIED");
    }

    @Test
    void a_payment_without_a_valid_amount_is_refused() {
        Order placed = shop.placed(line("T-SHIRT-L", 10));

        assertThat(refused(settle(
                        placed, Optional.of(new ReportedPayment(placed.id().value(), null, PaymentState.PAID)))))
                .extracting(Refusal::code)
                .containsExactly("PAYMENT_NOT_VERIFIED");
    }

    @Test
    void a_payment_for_a_cancelled_order_is_recorded_by_actors_who_may_confirm() {
        Order placed = shop.placed(line("T-SHIRT-L", 10));
        Order cancelled =
                accepted(shop.cancellation(placed, OrderActor.system()).cancel("EXPIRED"));

        Accepted late = Shopfront.acceptedDecision(settle(cancelled, paid("ORD-000000000001", "5.00")));

        assertThat(late.order().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(late.order().refundDue()).isEqualTo(Money.of("5.00", "SGD"));
        assertThat(late.order().lines()).isEqualTo(cancelled.lines());
        assertThat(late.events()).containsExactly(new PaymentReceived("Stripe", Money.of("5.00", "SGD"), "pi_1"));
        assertThat(late.events().get(0).stockMovement()).isEmpty();
        assertThat(cancelled.available(customer())).isEmpty();
        assertThat(new Settlement(cancelled, vendor(), shop.now, shop.expiry, List.of()).takesLate(TRANSACTION))
                .isFalse();
        assertThat(codes(new Settlement(cancelled, vendor(), shop.now, shop.expiry, List.of())
                        .settle(TRANSACTION, paid("ORD-000000000001", "5.00"))))
                .containsExactly("ILLEGAL_TRANSITION");
    }

    @Test
    void a_transaction_is_identified_by_method_in_any_spelling_and_id() {
        Order confirmed = accepted(settle(shop.placed(line("T-SHIRT-L", 10)), paid("ORD-000000000001", "21.80")));

        assertThat(confirmed.isPaidBy(new Transaction(" STRI pe", "pi_1"))).isTrue();
        assertThat(confirmed.isPaidBy(new Transaction("Paypal", "pi_1"))).isFalse();
        assertThat(confirmed.isPaidBy(new Transaction("Stripe", "PI_1"))).isFalse();
    }

    @Test
    void the_expiry_time_depends_on_the_status() {
        shop.expiry = new ExpiryPolicy(Duration.ofDays(2), Duration.ofMinutes(5));
        Order draft = shop.readyToPlace(line("T-SHIRT-L", 10));
        Order placed = accepted(shop.place(draft, null));
        Order confirmed = accepted(shop.handle(placed, customer()).confirm(Shopfront.cashOnDelivery()));

        assertThat(draft.timeline().expiresAt()).isEqualTo(shop.now.plus(Duration.ofDays(2)));
        assertThat(placed.timeline().expiresAt()).isEqualTo(shop.now.plus(Duration.ofMinutes(5)));
        assertThat(confirmed.timeline().expiresAt()).isNull();
        assertThatThrownBy(() -> new ExpiryPolicy(Duration.ofDays(-1), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_lifetime_of_zero_has_no_limit() {
        shop.expiry = new ExpiryPolicy(Duration.ZERO, Duration.ZERO);

        assertThat(accepted(shop.checkOut(line("T-SHIRT-L", 10))).timeline().expiresAt())
                .isNull();
    }

    /** A group of three orders with different totals. */
    private List<Order> groupOfThree() {
        return List.of(
                as("ORD-1", shop.placed(line("T-SHIRT-L", 10))),
                as("ORD-2", shop.placed(line("HOODIE-M", 1))),
                as("ORD-3", shop.placed(line("T-SHIRT-L", 11))));
    }

    @Test
    void a_group_of_three_shares_one_transaction_exactly_in_any_order() {
        for (List<Integer> turn : List.of(List.of(0, 1, 2), List.of(2, 0, 1), List.of(1, 2, 0))) {
            List<Order> group = new ArrayList<>(groupOfThree());
            Money owed = group.stream().map(Order::amountOwed).reduce(Money.zero(Shopfront.SGD), Money::plus);
            Optional<ReportedPayment> paid =
                    paid("GRP-1", owed.plus(Money.of("1.00", "SGD")).plainAmount());

            for (int one : turn) {
                group.set(
                        one,
                        accepted(new Settlement(group.get(one), customer(), shop.now, shop.expiry, group)
                                .settle(TRANSACTION, paid)));
            }

            assertThat(group).extracting(Order::status).containsOnly(OrderStatus.CONFIRMED);
            assertThat(group.get(turn.get(0)).refundDue()).isEqualTo(Money.of("1.00", "SGD"));
            assertThat(group.stream().map(Order::amountPaid).reduce(Money.zero(Shopfront.SGD), Money::plus))
                    .isEqualTo(owed.plus(Money.of("1.00", "SGD")));
        }
    }

    @Test
    void one_cent_too_little_for_a_group_pays_no_order() {
        List<Order> group = groupOfThree();
        Money owed = group.stream().map(Order::amountOwed).reduce(Money.zero(Shopfront.SGD), Money::plus);
        Money less = owed.minus(Money.of("0.01", "SGD"));

        for (Order order : group) {
            assertThat(refused(new Settlement(order, customer(), shop.now, shop.expiry, group)
                            .settle(TRANSACTION, paid("GRP-1", less.plainAmount()))))
                    .containsExactly(new OrderRefusal.PaymentAmountMismatch(owed, less, true));
        }
    }

    @Test
    void a_cancelled_order_gets_nothing_that_its_group_still_owes() {
        List<Order> group = new ArrayList<>(groupOfThree());
        group.set(
                0, accepted(shop.cancellation(group.get(0), OrderActor.system()).cancel("EXPIRED")));
        Money awaited = group.get(1).amountOwed().plus(group.get(2).amountOwed());

        assertThat(codes(new Settlement(group.get(0), customer(), shop.now, shop.expiry, group)
                        .settle(TRANSACTION, paid("GRP-1", awaited.plainAmount()))))
                .as("nothing is left for it")
                .containsExactly("ILLEGAL_TRANSITION");
        Order late = accepted(new Settlement(group.get(0), customer(), shop.now, shop.expiry, group)
                .settle(
                        TRANSACTION,
                        paid("GRP-1", awaited.plus(Money.of("3.00", "SGD")).plainAmount())));
        assertThat(late.refundDue()).isEqualTo(Money.of("3.00", "SGD"));
    }

    @Test
    void orders_of_the_group_in_another_currency_are_not_paid() {
        Order sgd = as("ORD-1", shop.placed(line("T-SHIRT-L", 10)));
        Order yen = priced("ORD-2", sgd, inYen("2180"));

        Order confirmed = accepted(new Settlement(sgd, customer(), shop.now, shop.expiry, List.of(sgd, yen))
                .settle(TRANSACTION, paid("GRP-1", "21.80")));

        assertThat(confirmed.amountPaid()).isEqualTo(Money.of("21.80", "SGD"));
        assertThat(codes(new Settlement(yen, customer(), shop.now, shop.expiry, List.of(confirmed, yen))
                        .settle(TRANSACTION, paid("GRP-1", "21.80"))))
                .containsExactly("PAYMENT_AMOUNT_MISMATCH");
    }

    @Test
    void the_rest_of_a_group_transaction_needs_permission_to_confirm_and_another_paid_order() {
        List<Order> group = new ArrayList<>(groupOfThree().subList(0, 2));
        group.set(1, accepted(shop.handle(group.get(1), customer()).confirm(Shopfront.cashOnDelivery())));
        Optional<ReportedPayment> paid = paid("GRP-1", "100.00");

        assertThat(codes(new Settlement(group.get(1), customer(), shop.now, shop.expiry, group)
                        .settle(TRANSACTION, paid)))
                .containsExactly("ILLEGAL_TRANSITION");
        group.set(
                0,
                as(
                        "ORD-1",
                        accepted(shop.handle(group.get(0), customer())
                                .confirm(new PaymentReceipt(
                                        "Stripe", PaymentState.PAID, Money.of("21.80", "SGD"), "pi_1")))));
        assertThat(codes(
                        new Settlement(group.get(1), vendor(), shop.now, shop.expiry, group).settle(TRANSACTION, paid)))
                .containsExactly("ILLEGAL_TRANSITION");

        Accepted rest = Shopfront.acceptedDecision(
                new Settlement(group.get(1), customer(), shop.now, shop.expiry, group).settle(TRANSACTION, paid));
        assertThat(rest.events()).containsExactly(new PaymentReceived("Stripe", Money.of("78.20", "SGD"), "pi_1"));
        assertThat(rest.order().status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void a_transaction_whose_reference_changed_does_not_pay_twice() {
        List<Order> group = new ArrayList<>(groupOfThree().subList(0, 2));
        Money owed = group.get(0).amountOwed().plus(group.get(1).amountOwed());
        group.set(
                0,
                accepted(new Settlement(group.get(0), customer(), shop.now, shop.expiry, List.of(group.get(0)))
                        .settle(TRANSACTION, paid("GRP-1", owed.plainAmount()))));

        assertThat(refused(new Settlement(group.get(1), customer(), shop.now, shop.expiry, group)
                        .settle(TRANSACTION, paid("ORD-2", owed.plainAmount()))))
                .containsExactly(
                        new OrderRefusal.PaymentAmountMismatch(group.get(1).amountOwed(), Money.zero(Shopfront.SGD)));
    }

    private static Pricing inYen(String items) {
        Money total = Money.of(items, "JPY");
        Money zero = Money.zero(total.currency());
        return new Pricing(false, total, zero, zero, zero, zero, zero, total, List.of(), List.of(), List.of());
    }

    private static Order as(String id, Order order) {
        return priced(id, order, order.pricing());
    }

    private static Order priced(String id, Order order, Pricing pricing) {
        return new Order(
                new OrderId(id),
                order.revision(),
                order.status(),
                order.origin(),
                order.parties(),
                order.delivery(),
                order.lines(),
                order.coupons(),
                pricing,
                order.payments(),
                order.shipments(),
                order.cancellationReason(),
                order.timeline());
    }

    private Decision settle(Order order, Optional<ReportedPayment> reported) {
        return new Settlement(order, customer(), shop.now, shop.expiry, List.of(order)).settle(TRANSACTION, reported);
    }

    private static Optional<ReportedPayment> paid(String reference, String amount) {
        return Optional.of(new ReportedPayment(reference, Money.of(amount, "SGD"), PaymentState.PAID));
    }
}
