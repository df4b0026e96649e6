package com.sfayn.oms.domain.order;

import static com.sfayn.oms.domain.order.Shopfront.accepted;
import static com.sfayn.oms.domain.order.Shopfront.line;
import static com.sfayn.oms.domain.order.Shopfront.units;
import static com.sfayn.oms.domain.order.party.ActorKind.ADMIN;
import static com.sfayn.oms.domain.order.party.ActorKind.CUSTOMER;
import static com.sfayn.oms.domain.order.party.ActorKind.VENDOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.domain.order.OrderRefusal.IllegalTransition;
import com.sfayn.oms.domain.order.delivery.Tracking;
import com.sfayn.oms.domain.order.party.ActorKind;
import com.sfayn.oms.domain.order.party.RecordedActor;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    private static final String SHAPING = "ADD_COUPON ADD_LINE_ITEMS CHANGE_DESTINATION CHANGE_ORDER_QUANTITY "
            + "PLACE_ORDER REMOVE_COUPON REMOVE_LINE_ITEMS SELECT_SHIPPING_OPTION";

    private final Shopfront shop = new Shopfront();

    @Test
    void the_table_defines_the_actions_of_every_actor_in_every_stage() {
        Map<String, String> actual = new LinkedHashMap<>();
        for (Map.Entry<String, Order> stage : stages().entrySet()) {
            for (ActorKind kind : EnumSet.of(CUSTOMER, VENDOR, ADMIN)) {
                actual.put(stage.getKey() + " " + kind, actions(stage.getValue(), kind));
            }
        }

        Map<String, String> table = new LinkedHashMap<>();
        table.put("draft CUSTOMER", sorted("CANCEL_ORDER " + SHAPING));
        table.put("draft VENDOR", "");
        table.put("draft ADMIN", sorted("CANCEL_ORDER " + SHAPING));
        table.put("pending CUSTOMER", "CANCEL_ORDER CONFIRM_ORDER");
        table.put("pending VENDOR", "CANCEL_ORDER");
        table.put("pending ADMIN", "CANCEL_ORDER CONFIRM_ORDER");
        table.put("confirmed CUSTOMER", "CANCEL_ORDER");
        table.put("confirmed VENDOR", "CANCEL_ORDER MARK_AS_SHIPPED");
        table.put("confirmed ADMIN", "CANCEL_ORDER MARK_AS_SHIPPED");
        table.put("partly shipped CUSTOMER", "");
        table.put("partly shipped VENDOR", "ADD_SHIPPING_TRACKING_REFERENCE CANCEL_ORDER MARK_AS_SHIPPED");
        table.put("partly shipped ADMIN", "ADD_SHIPPING_TRACKING_REFERENCE CANCEL_ORDER MARK_AS_SHIPPED");
        table.put("shipped CUSTOMER", "");
        table.put("shipped VENDOR", "ADD_SHIPPING_TRACKING_REFERENCE MARK_AS_COMPLETED");
        table.put("shipped ADMIN", "ADD_SHIPPING_TRACKING_REFERENCE MARK_AS_COMPLETED");
        table.put("completed CUSTOMER", "");
        table.put("completed VENDOR", "");
        table.put("completed ADMIN", "");
        table.put("cancelled CUSTOMER", "");
        table.put("cancelled VENDOR", "");
        table.put("cancelled ADMIN", "");
        assertThat(actual).containsExactlyEntriesOf(table);
    }

    @Test
    void an_action_that_is_not_allowed_is_refused_with_the_allowed_ones() {
        Order pending = shop.placed(line("T-SHIRT-L", 1));

        assertThat(Shopfront.refused(shop.handle(pending, Shopfront.vendor()).ship(List.of(), Tracking.NONE)))
                .containsExactly(new IllegalTransition(
                        pending.id(),
                        OrderStatus.PENDING,
                        OrderAction.MARK_AS_SHIPPED,
                        Set.of(OrderAction.CANCEL_ORDER),
                        null));
    }

    @Test
    void an_action_without_permission_is_never_available() {
        Order draft = shop.draft(line("T-SHIRT-L", 1));
        OrderActor onlyCancels = new OrderActor("c-234", Set.of(CUSTOMER), Set.of(OrderAction.CANCEL_ORDER));

        assertThat(draft.available(onlyCancels)).containsExactly(OrderAction.CANCEL_ORDER);
        assertThat(Shopfront.codes(new Draft(draft, shop.pricingContext(), onlyCancels).addCoupon("WELCOME25")))
                .containsExactly("ILLEGAL_TRANSITION");
    }

    @Test
    void a_user_who_is_customer_and_admin_acts_as_the_customer() {
        Order draft = shop.draft(line("T-SHIRT-L", 1));
        OrderActor both = new OrderActor("c-234", Set.of(CUSTOMER, ADMIN), EnumSet.allOf(OrderAction.class));

        assertThat(Shopfront.acceptedDecision(shop.cancellation(draft, both).cancel("changed my mind"))
                        .actor())
                .isEqualTo(new RecordedActor(CUSTOMER, "c-234"));
    }

    private Map<String, Order> stages() {
        Order confirmed = shop.confirmed(line("T-SHIRT-L", 2));
        Order partly = accepted(shop.handle(confirmed, Shopfront.vendor()).ship(units("T-SHIRT-L", 1), Tracking.NONE));
        Order shipped = accepted(shop.handle(partly, Shopfront.vendor()).ship(units("T-SHIRT-L", 1), Tracking.NONE));
        Map<String, Order> stages = new LinkedHashMap<>();
        stages.put("draft", shop.draft(line("T-SHIRT-L", 2)));
        stages.put("pending", shop.placed(line("T-SHIRT-L", 2)));
        stages.put("confirmed", confirmed);
        stages.put("partly shipped", partly);
        stages.put("shipped", shipped);
        stages.put(
                "completed", accepted(shop.handle(shipped, Shopfront.vendor()).complete()));
        stages.put(
                "cancelled",
                accepted(shop.cancellation(confirmed, Shopfront.vendor()).cancel("sold out")));
        return stages;
    }

    private static String actions(Order order, ActorKind kind) {
        return order.available(new OrderActor("x", Set.of(kind), EnumSet.allOf(OrderAction.class))).stream()
                .map(Enum::name)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String sorted(String actions) {
        return String.join(" ", new TreeSet<>(Set.of(actions.split(" "))));
    }
}
