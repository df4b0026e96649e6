package com.sfayn.oms.application.scenario;

import static com.sfayn.oms.application.fixture.Storefront.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sfayn.oms.application.checkout.Item;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.application.fixture.Concurrently;
import com.sfayn.oms.application.fixture.ShopRows;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.OrderStatus;
import com.sfayn.oms.domain.order.payment.Payment;
import com.sfayn.oms.domain.order.payment.PaymentState;
import com.sfayn.oms.domain.order.payment.PaymentStatus;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Confirmation of the orders of a group, which one payment pays together. */
public abstract class GroupPaymentsContract extends PaidOrdersContract {
    protected GroupPaymentsContract(Storage storage) {
        super(storage);
    }

    @Test
    void one_transaction_pays_each_order_of_a_group_its_share_and_the_first_gets_the_surplus() {
        List<Order> group = placedGroup();
        gateway.paid("pi_g", group.get(0).origin().groupId(), "37.00");

        Order first = confirm(group.get(0).id(), "pi_g").orThrow().order().order();
        Order second = confirm(group.get(1).id(), "pi_g").orThrow().order().order();

        assertThat(first.amountPaid()).isEqualTo(sgd("22.83"));
        assertThat(first.refundDue()).isEqualTo(sgd("1.03"));
        assertThat(second.pricing().total()).isEqualTo(sgd("14.17"));
        assertThat(second.amountPaid()).isEqualTo(sgd("14.17"));
        assertThat(second.refundDue()).isEqualTo(sgd("0.00"));
    }

    @Test
    void an_order_confirmed_by_cash_also_takes_its_share_of_a_group_payment_and_owes_no_cash() {
        List<Order> group = placedGroup();
        OrderId byCash = group.get(1).id();
        gateway.paid("pi_g", group.get(0).origin().groupId(), "35.97");
        confirm(group.get(0).id(), "pi_g").orThrow();
        shop.confirm(shop.customer(), byCash).orThrow();

        assertThat(codes(confirm(byCash, "pi_other"))).containsExactly("ILLEGAL_TRANSITION");
        Order both = confirm(byCash, "pi_g").orThrow().order().order();

        assertThat(both.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(both.amountPaid()).isEqualTo(sgd("14.17"));
        assertThat(both.paymentStatus()).isEqualTo(PaymentStatus.PAID);
        assertThat(both.refundDue()).isEqualTo(sgd("0.00"));
        assertThat(both.payments())
                .extracting(Payment::state, Payment::amount)
                .containsExactly(tuple(PaymentState.PENDING, sgd("0.00")), tuple(PaymentState.PAID, sgd("14.17")));
        assertThat(confirm(byCash, "pi_g").orThrow().replayed()).isTrue();
        assertThat(shop.look(byCash)).isEqualTo(both);
    }

    @Test
    void a_group_payment_after_a_confirmation_by_cash_is_split_completely() {
        List<Order> group = placedGroup();
        OrderId byCash = group.get(1).id();
        gateway.paid("pi_g", group.get(0).origin().groupId(), "35.97");
        shop.confirm(shop.customer(), byCash).orThrow();

        assertThat(codes(confirm(byCash, "pi_g"))).containsExactly("ILLEGAL_TRANSITION");
        assertThat(gateway.questions()).as("the response could not matter").isZero();
        Order first = confirm(group.get(0).id(), "pi_g").orThrow().order().order();

        assertThat(first.amountPaid()).isEqualTo(sgd("35.97"));
        assertThat(first.refundDue()).isEqualTo(sgd("14.17"));
        assertThat(codes(confirm(byCash, "pi_g"))).containsExactly("ILLEGAL_TRANSITION");
    }

    @Test
    void a_refund_of_one_orders_surplus_keeps_the_others_paid() {
        List<Order> group = placedGroup();
        gateway.paid("pi_g", group.get(0).origin().groupId(), "37.00");
        assertThat(confirm(group.get(0).id(), "pi_g").orThrow().order().order().refundDue())
                .isEqualTo(sgd("1.03"));

        gateway.gaveBack("pi_g", "1.03");

        assertThat(confirm(group.get(1).id(), "pi_g").orThrow().order().order().amountPaid())
                .isEqualTo(sgd("14.17"));
    }

    @Test
    void a_refund_above_the_surplus_is_missing_from_the_payment() {
        List<Order> group = placedGroup();
        gateway.paid("pi_g", group.get(0).origin().groupId(), "37.00");
        confirm(group.get(0).id(), "pi_g").orThrow();

        gateway.gaveBack("pi_g", "1.04");

        assertThat(confirm(group.get(1).id(), "pi_g").refusals())
                .extracting(Refusal::message)
                .containsExactly("14.17 SGD is owed, but only 14.16 SGD of the payment is available.");
    }

    @Test
    void a_refund_before_any_confirmation_is_not_recorded_on_an_order() {
        List<Order> group = placedGroup();
        gateway.paid("pi_g", group.get(0).origin().groupId(), "40.00");
        gateway.gaveBack("pi_g", "4.03");

        assertThat(confirm(group.get(0).id(), "pi_g").orThrow().order().order().amountPaid())
                .isEqualTo(sgd(TOTAL));
        assertThat(confirm(group.get(1).id(), "pi_g").orThrow().order().order().amountPaid())
                .isEqualTo(sgd("14.17"));
    }

    @Test
    void a_late_payment_for_a_group_leaves_the_other_orders_their_shares() {
        List<Order> group = placedGroup();
        gateway.paid("pi_g", group.get(0).origin().groupId(), "40.00");
        cancel(group.get(0).id());

        assertThat(confirm(group.get(0).id(), "pi_g").orThrow().order().order().refundDue())
                .isEqualTo(sgd("25.83"));
        assertThat(confirm(group.get(1).id(), "pi_g").orThrow().order().order().amountPaid())
                .isEqualTo(sgd("14.17"));
    }

    @Test
    void a_draft_of_the_group_gets_no_share() {
        List<OrderId> group = draftedGroup();
        shop.place(shop.customer(), group.get(0)).orThrow();
        gateway.paid("pi_g", shop.look(group.get(0)).origin().groupId(), "30.00");

        assertThat(confirm(group.get(0), "pi_g").orThrow().order().order().refundDue())
                .isEqualTo(sgd("8.20"));
        shop.place(shop.customer(), group.get(1)).orThrow();
        assertThat(confirm(group.get(1), "pi_g").refusals())
                .extracting(Refusal::message)
                .containsExactly("14.17 SGD is owed, but only 0.00 SGD of the payment is available.");
        assertThat(shop.look(group.get(1)).status()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    void money_that_paid_one_order_of_the_group_does_not_pay_another() {
        List<OrderId> group = draftedGroup();
        shop.place(shop.customer(), group.get(0)).orThrow();
        gateway.paid("pi_g", shop.look(group.get(0)).origin().groupId(), TOTAL);
        confirm(group.get(0), "pi_g").orThrow();
        shop.place(shop.customer(), group.get(1)).orThrow();

        assertThat(codes(confirm(group.get(1), "pi_g"))).containsExactly("PAYMENT_AMOUNT_MISMATCH");
    }

    @Test
    void a_transaction_below_the_total_of_a_group_pays_no_order() {
        List<Order> group = placedGroup();
        gateway.paid("pi_g", group.get(0).origin().groupId(), "35.96");

        assertThat(confirm(group.get(0).id(), "pi_g").refusals())
                .extracting(Refusal::message)
                .containsExactly("35.97 SGD is owed for the group, but only 35.96 SGD of the payment is available.");
        assertThat(codes(confirm(group.get(1).id(), "pi_g"))).containsExactly("PAYMENT_AMOUNT_MISMATCH");
    }

    @Test
    void the_orders_of_a_group_can_be_confirmed_concurrently() throws Exception {
        List<Order> group = placedGroup();
        gateway.paid("pi_g", group.get(0).origin().groupId(), "35.97");

        List<Answer<OrderChanged>> answers =
                Concurrently.run(Stream.of(group.get(0), group.get(1), group.get(0), group.get(1))
                        .<Callable<Answer<OrderChanged>>>map(order -> () -> confirm(order.id(), "pi_g"))
                        .toList());

        assertThat(answers).allSatisfy(answer -> assertThat(answer.refusals()).isEmpty());
        assertThat(shop.look(group.get(0).id()).amountPaid()).isEqualTo(sgd(TOTAL));
        assertThat(shop.look(group.get(1).id()).amountPaid()).isEqualTo(sgd("14.17"));
    }

    @Test
    void a_cancelled_orders_share_of_a_group_payment_is_refundable() {
        List<Order> group = placedGroup();
        gateway.paid("pi_g", group.get(0).origin().groupId(), "35.97");
        cancel(group.get(0).id());

        confirm(group.get(0).id(), "pi_g").orThrow();
        confirm(group.get(1).id(), "pi_g").orThrow();

        assertThat(shop.look(group.get(0).id()).refundDue()).isEqualTo(sgd(TOTAL));
        assertThat(shop.look(group.get(1).id()).amountPaid()).isEqualTo(sgd("14.17"));
    }

    /** Two orders of one group: 21.80 of one vendor, 14.17 of another. */
    private List<Order> placedGroup() {
        return draftedGroup().stream()
                .map(id -> shop.place(shop.customer(), id).orThrow().order().order())
                .toList();
    }

    private List<OrderId> draftedGroup() {
        shop.load(
                SnapshotType.VENDOR,
                ShopRows.row("vendor_id", "v-2", "name", "Two", "country", "SG", "is_active", true));
        var socks = ShopRows.product("SOCKS", "4.00", 10);
        socks.put("vendor_id", "v-2");
        shop.load(SnapshotType.PRODUCT, socks);
        var option = ShopRows.option("Standard", "5.00");
        option.put("vendor_id", "v-2");
        shop.load(SnapshotType.SHIPPING_OPTION, option);
        List<OrderId> group = shop
                .checkOut(shop.customer(), item("T-SHIRT-L", 10), new Item("SOCKS", 2, "v-2"))
                .orThrow()
                .orders()
                .stream()
                .map(view -> view.order().id())
                .toList();
        for (OrderId id : group) {
            shop.changeDestination(shop.customer(), id).orThrow();
            shop.selectStandard(shop.customer(), id).orThrow();
        }
        return group;
    }
}
