package com.sfayn.oms.domain.order;

import static com.sfayn.oms.domain.order.Shopfront.accepted;
import static com.sfayn.oms.domain.order.Shopfront.acceptedDecision;
import static com.sfayn.oms.domain.order.Shopfront.codes;
import static com.sfayn.oms.domain.order.Shopfront.events;
import static com.sfayn.oms.domain.order.Shopfront.line;
import static com.sfayn.oms.domain.order.Shopfront.paid;
import static com.sfayn.oms.domain.order.Shopfront.sku;
import static com.sfayn.oms.domain.order.Shopfront.units;
import static com.sfayn.oms.domain.order.Shopfront.vendor;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.OrderEvent.OrderCompleted;
import com.sfayn.oms.domain.order.OrderRefusal.QuantityNotShippable;
import com.sfayn.oms.domain.order.delivery.FulfilmentStatus;
import com.sfayn.oms.domain.order.delivery.Tracking;
import com.sfayn.oms.domain.order.line.LineUnits;
import com.sfayn.oms.domain.order.payment.Payment;
import com.sfayn.oms.domain.order.payment.PaymentState;
import com.sfayn.oms.domain.order.payment.PaymentStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlacedOrderTest {
    private final Shopfront shop = new Shopfront();

    @Test
    void cash_on_delivery_is_unpaid_until_the_order_is_completed() {
        Order confirmed = shop.confirmed(line("T-SHIRT-L", 10));
        Order shipped = accepted(shop.handle(confirmed, vendor()).ship(List.of(), Tracking.NONE));
        Decision.Accepted completed =
                acceptedDecision(shop.handle(shipped, vendor()).complete());

        assertThat(confirmed.paymentStatus()).isEqualTo(PaymentStatus.UNPAID);
        assertThat(completed.order().paymentStatus()).isEqualTo(PaymentStatus.PAID);
        assertThat(completed.order().amountPaid()).isEqualTo(Money.of("21.80", "SGD"));
        assertThat(completed.events()).containsExactly(new OrderCompleted(Money.of("21.80", "SGD")));
    }

    @Test
    void an_underpayment_does_not_confirm_and_an_overpayment_is_refundable() {
        Order placed = shop.placed(line("T-SHIRT-L", 10));

        assertThat(codes(shop.handle(placed, Shopfront.customer()).confirm(paid("21.79"))))
                .containsExactly("PAYMENT_AMOUNT_MISMATCH");
        assertThat(accepted(shop.handle(placed, Shopfront.customer()).confirm(paid("22.00")))
                        .refundDue())
                .isEqualTo(Money.of("0.20", "SGD"));
    }

    @Test
    void an_order_is_shipped_in_parts_until_nothing_is_left() {
        Order confirmed = shop.confirmed(line("T-SHIRT-L", 10), line("HOODIE-M", 1));
        Decision first = shop.handle(confirmed, vendor())
                .ship(units("T-SHIRT-L", 4), new Tracking("Carrier", null, "https://t.example/1"));
        Decision second = shop.handle(accepted(first), vendor()).ship(List.of(), Tracking.NONE);

        assertThat(events(first)).containsExactly("ShipmentAddedEvent");
        assertThat(accepted(first).fulfilmentStatus()).isEqualTo(FulfilmentStatus.PARTIALLY_FULFILLED);
        assertThat(events(second)).containsExactly("ShipmentAddedEvent", "ShippedOrderEvent");
        assertThat(accepted(second).status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(accepted(second).shipments().get(1).lines())
                .containsExactly(new LineUnits("L1", "T-SHIRT-L", 6), new LineUnits("L2", "HOODIE-M", 1));
        assertThat(acceptedDecision(second).events().get(0).stockMovement())
                .contains(new StockMovement(
                        StockMovement.Kind.DEDUCT, new TreeMap<>(Map.of("T-SHIRT-L", 6, "HOODIE-M", 1))));
    }

    @Test
    void no_more_than_the_open_units_is_shipped_even_if_a_line_is_listed_twice() {
        Order confirmed = shop.confirmed(line("T-SHIRT-L", 10));
        List<LineQuantity> twice =
                List.of(new LineQuantity(sku("T-SHIRT-L"), 6), new LineQuantity(sku("T-SHIRT-L"), 5));

        assertThat(Shopfront.refused(shop.handle(confirmed, vendor()).ship(twice, Tracking.NONE)))
                .containsExactly(new QuantityNotShippable("T-SHIRT-L", 11, 10, List.of("lines", "1")));
    }

    @Test
    void cancelling_quantities_keeps_the_prices_and_makes_their_payment_refundable() {
        Order placed = shop.placed(line("T-SHIRT-L", 10));
        Order confirmed = accepted(shop.handle(placed, Shopfront.customer()).confirm(paid("21.80")));
        Order fewer = accepted(shop.cancellation(confirmed, vendor()).cancel("damaged", units("T-SHIRT-L", 4)));

        // 10 shirts cost 15.00 plus 1.35 tax; four of them cost 6.54
        assertThat(fewer.pricing()).isEqualTo(confirmed.pricing());
        assertThat(fewer.amountOwed()).isEqualTo(Money.of("15.26", "SGD"));
        assertThat(fewer.refundDue()).isEqualTo(Money.of("6.54", "SGD"));
        assertThat(fewer.status()).isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void with_prices_including_tax_the_refund_for_cancelled_quantities_contains_the_tax_once() {
        shop.pricesIncludeTax = true;
        shop.stock("MUG", "3.33", 100);
        Order ready = shop.readyToPlace(line("MUG", 7), line("T-SHIRT-L", 2));
        Order placed = accepted(shop.place(accepted(shop.change(ready).addCoupon("WELCOME25")), null));
        Order confirmed = accepted(shop.handle(placed, Shopfront.customer()).confirm(paid("24.73")));
        Order fewer = accepted(shop.cancellation(confirmed, vendor()).cancel("damaged", units("MUG", 3)));
        Order none = accepted(shop.cancellation(fewer, vendor()).cancel("damaged", units("MUG", 4)));

        // 23.31 and 3.00 less a quarter, plus 5.00 for shipping; 9/109 of it is tax
        assertThat(placed.pricing().taxIncluded()).isTrue();
        assertThat(placed.pricing().total()).isEqualTo(Money.of("24.73", "SGD"));
        assertThat(placed.pricing().tax()).isEqualTo(Money.of("2.04", "SGD"));
        assertThat(placed.pricing()
                        .line("L1")
                        .total()
                        .minus(placed.pricing().line("L1").discount()))
                .isEqualTo(Money.of("17.48", "SGD"));
        // three sevenths of 17.48 are 7.4914…
        assertThat(fewer.refundDue()).isEqualTo(Money.of("7.49", "SGD"));
        assertThat(fewer.amountOwed()).isEqualTo(Money.of("17.24", "SGD"));
        assertThat(none.refundDue()).isEqualTo(Money.of("17.48", "SGD"));
        assertThat(none.amountOwed()).isEqualTo(Money.of("7.25", "SGD"));
    }

    @Test
    void cancelling_every_unit_cancels_the_order_and_makes_all_payments_refundable() {
        Order placed = shop.placed(line("T-SHIRT-L", 10));
        Order confirmed = accepted(shop.handle(placed, Shopfront.customer()).confirm(paid("21.80")));
        Decision none = shop.cancellation(confirmed, Shopfront.customer()).cancel("no need", units("T-SHIRT-L", 10));

        assertThat(events(none)).containsExactly("CanceledOrderEvent");
        assertThat(accepted(none).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(accepted(none).refundDue()).isEqualTo(Money.of("21.80", "SGD"));
    }

    @Test
    void cancelling_releases_the_stock_unless_the_order_is_a_draft() {
        Order draft = shop.draft(line("T-SHIRT-L", 10));
        Order placed = shop.placed(line("T-SHIRT-L", 10));

        assertThat(movement(shop.cancellation(draft, Shopfront.customer()).cancel("no need")))
                .isEmpty();
        assertThat(movement(shop.cancellation(placed, Shopfront.customer()).cancel("no need")))
                .contains(new StockMovement(StockMovement.Kind.RELEASE, new TreeMap<>(Map.of("T-SHIRT-L", 10))));
    }

    @Test
    void once_something_is_shipped_only_unshipped_quantities_can_be_cancelled_and_the_rest_is_shipped() {
        Order confirmed = shop.confirmed(line("T-SHIRT-L", 10));
        Order partly = accepted(shop.handle(confirmed, vendor()).ship(units("T-SHIRT-L", 4), Tracking.NONE));

        assertThat(codes(shop.cancellation(partly, vendor()).cancel("sold out")))
                .containsExactly("ILLEGAL_TRANSITION");
        assertThat(codes(shop.cancellation(partly, Shopfront.customer()).cancel("late", units("T-SHIRT-L", 6))))
                .containsExactly("ILLEGAL_TRANSITION");
        assertThat(codes(shop.cancellation(partly, vendor()).cancel("sold out", units("T-SHIRT-L", 7))))
                .containsExactly("QUANTITY_NOT_SHIPPABLE");

        Decision rest = shop.cancellation(partly, vendor()).cancel("sold out", units("T-SHIRT-L", 6));
        assertThat(events(rest)).containsExactly("QuantitiesCanceledEvent", "ShippedOrderEvent");
        assertThat(accepted(rest).status()).isEqualTo(OrderStatus.SHIPPED);
        // 21.80 less six of ten shirts with their tax: 9.81
        assertThat(accepted(shop.handle(accepted(rest), vendor()).complete()).amountPaid())
                .isEqualTo(Money.of("11.99", "SGD"));
    }

    @Test
    void a_drafts_lines_are_removed_not_cancelled() {
        Order draft = shop.draft(line("T-SHIRT-L", 10));

        assertThat(codes(shop.cancellation(draft, Shopfront.customer()).cancel("fewer", units("T-SHIRT-L", 1))))
                .containsExactly("INVALID_INPUT");
    }

    @Test
    void a_tracking_reference_is_replaced_and_needs_a_shipment_id_if_there_are_several() {
        Order confirmed = shop.confirmed(line("T-SHIRT-L", 10));
        Order one = accepted(
                shop.handle(confirmed, vendor()).ship(units("T-SHIRT-L", 4), new Tracking("Carrier", null, null)));
        Order tracked = accepted(
                shop.handle(one, vendor()).addTrackingReference(null, new Tracking(null, null, "https://t.example/1")));
        Order moved = accepted(shop.handle(tracked, vendor())
                .addTrackingReference("S1", new Tracking("X", null, "https://t.example/2")));
        Order two = accepted(shop.handle(moved, vendor()).ship(List.of(), Tracking.NONE));

        assertThat(tracked.shipments().get(0).tracking().carrier()).isEqualTo("Carrier");
        assertThat(moved.shipments().get(0).tracking().reference()).isEqualTo("https://t.example/2");
        assertThat(codes(shop.handle(two, vendor())
                        .addTrackingReference(null, new Tracking(null, null, "https://t.example/3"))))
                .containsExactly("SHIPMENT_NOT_FOUND");
        assertThat(codes(shop.handle(two, vendor())
                        .addTrackingReference("S9", new Tracking(null, null, "https://t.example/3"))))
                .containsExactly("SHIPMENT_NOT_FOUND");
    }

    @Test
    void an_unpaid_order_is_not_completed() {
        Order confirmed = shop.confirmed(line("T-SHIRT-L", 1));
        Order shipped = accepted(shop.handle(confirmed, vendor()).ship(List.of(), Tracking.NONE));
        Order withoutPayment = shipped.change().payments(List.of()).peek();

        assertThat(codes(shop.handle(withoutPayment, vendor()).complete())).containsExactly("PAYMENT_OUTSTANDING");
    }

    private static Optional<StockMovement> movement(Decision decision) {
        return acceptedDecision(decision).events().get(0).stockMovement();
    }

    @Test
    void cash_on_delivery_is_expected_for_the_amount_owed_and_not_yet_paid() {
        Order byCash = shop.confirmed(line("T-SHIRT-L", 10));
        Order paidToo = byCash.change()
                .addPayment(new Payment("P2", "Stripe", PaymentState.PAID, Money.of("20.00", "SGD"), "pi_1", shop.now))
                .peek();

        assertThat(paidToo.paymentsAsExpected())
                .extracting(Payment::amount)
                .containsExactly(Money.of("1.80", "SGD"), Money.of("20.00", "SGD"));
        Order less = accepted(shop.cancellation(paidToo, vendor()).cancel("broken", units("T-SHIRT-L", 4)));
        assertThat(less.payments())
                .extracting(Payment::amount)
                .containsExactly(Money.of("0.00", "SGD"), Money.of("20.00", "SGD"));
        assertThat(less.refundDue()).isEqualTo(Money.of("4.74", "SGD"));
    }
}
