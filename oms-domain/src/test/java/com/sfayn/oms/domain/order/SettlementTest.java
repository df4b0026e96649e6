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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettlementTest {
    private static final Transaction TRANSACTION = new Transaction("Stripe", "pi_1");

    private final Shopfront shop = new Shopfront();

    @Test
    void a_payment_confirms_the_order_that_it_names_or_whose_group_it_names() {
        Order placed = shop.placed(line("T-SHIRT-L", 10));

        assertThat(accepted(settle(placed, paid(placed.id().value(), "21.80"))).status())
                .isEqualTo(OrderStatus.CONFIRMED);
        assertThat(accepted(settle(placed, paid("GRP-1", "21.80"))).status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(codes(settle(placed, paid("GRP-2", "21.80")))).containsExactly("PAYMENT_NOT_VERIFIED");
        assertThat(codes(settle(placed, Optional.empty()))).containsExactly("PAYMENT_NOT_VERIFIED");
    }

    @Test
    void what_a_provider_can_not_express_is_no_payment() {
        Order placed = shop.placed(line("T-SHIRT-L", 10));

        assertThat(refused(settle(
                        placed, Optional.of(new ReportedPayment(placed.id().value(), null, PaymentState.PAID)))))
                .extracting(Refusal::code)
                .containsExactly("PAYMENT_NOT_VERIFIED");
    }

    @Test
    void money_for_a_cancelled_order_is_put_on_record_by_those_who_may_confirm() {
        Order placed = shop.placed(line("T-SHIRT-L", 10));
        Order cancelled = accepted(shop.handle(placed, OrderActor.system()).cancel("EXPIRED"));

        Accepted late = Shopfront.acceptedDecision(settle(cancelled, paid("ORD-000000000001", "5.00")));

        assertThat(late.order().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(late.order().refundDue()).isEqualTo(Money.of("5.00", "SGD"));
        assertThat(late.order().lines()).isEqualTo(cancelled.lines());
        assertThat(late.events()).containsExactly(new PaymentReceived("Stripe", Money.of("5.00", "SGD"), "pi_1"));
        assertThat(late.events().get(0).stockMovement()).isEmpty();
        assertThat(cancelled.available(customer())).isEmpty();
        assertThat(cancelled.takesLatePayment(vendor())).isFalse();
        assertThat(codes(new Settlement(cancelled, vendor(), shop.now, List.of())
                        .settle(TRANSACTION, paid("ORD-000000000001", "5.00"))))
                .containsExactly("ILLEGAL_TRANSITION");
    }

    @Test
    void a_transaction_is_known_by_method_and_number_however_the_method_is_spelled() {
        Order confirmed = accepted(settle(shop.placed(line("T-SHIRT-L", 10)), paid("ORD-000000000001", "21.80")));

        assertThat(new Transaction(" STRI pe", "pi_1").hasPaid(confirmed)).isTrue();
        assertThat(new Transaction("Paypal", "pi_1").hasPaid(confirmed)).isFalse();
        assertThat(new Transaction("Stripe", "PI_1").hasPaid(confirmed)).isFalse();
    }

    @Test
    void an_order_knows_when_it_expires_by_its_state() {
        Lifetimes lifetimes = new Lifetimes(Duration.ofDays(2), Duration.ofMinutes(5));
        Accepted draft = Shopfront.acceptedDecision(shop.checkOut(line("T-SHIRT-L", 10)));
        Accepted placed = Shopfront.acceptedDecision(shop.place(shop.readyToPlace(line("T-SHIRT-L", 10)), null));
        Accepted confirmed = Shopfront.acceptedDecision(
                shop.handle(placed.order(), customer()).confirm(Shopfront.cashOnDelivery()));

        assertThat(lifetimes.applied(draft).order().timeline().expiresAt())
                .isEqualTo(shop.now.plus(Duration.ofDays(2)));
        assertThat(lifetimes.applied(placed).order().timeline().expiresAt())
                .isEqualTo(shop.now.plus(Duration.ofMinutes(5)));
        assertThat(lifetimes.applied(confirmed).order().timeline().expiresAt()).isNull();
        assertThat(new Lifetimes(Duration.ZERO, Duration.ZERO)
                        .applied(draft)
                        .order()
                        .timeline()
                        .expiresAt())
                .isNull();
        assertThatThrownBy(() -> new Lifetimes(Duration.ofDays(-1), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Decision settle(Order order, Optional<ReportedPayment> reported) {
        return new Settlement(order, customer(), shop.now, List.of(order)).settle(TRANSACTION, reported);
    }

    private static Optional<ReportedPayment> paid(String reference, String amount) {
        return Optional.of(new ReportedPayment(reference, Money.of(amount, "SGD"), PaymentState.PAID));
    }
}
