package com.sfayn.oms.domain.order;

import static com.sfayn.oms.domain.order.OrderStatus.CONFIRMED;
import static com.sfayn.oms.domain.order.OrderStatus.DRAFT;
import static com.sfayn.oms.domain.order.OrderStatus.PENDING;
import static com.sfayn.oms.domain.order.OrderStatus.SHIPPED;
import static com.sfayn.oms.domain.order.party.ActorKind.ADMIN;
import static com.sfayn.oms.domain.order.party.ActorKind.CUSTOMER;
import static com.sfayn.oms.domain.order.party.ActorKind.SYSTEM;
import static com.sfayn.oms.domain.order.party.ActorKind.VENDOR;

import com.sfayn.oms.domain.order.party.ActorKind;
import com.sfayn.oms.domain.order.party.RecordedActor;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Defines which actions are allowed on an order: by its status, the actor's capacity and what is already shipped. */
final class Lifecycle {
    private enum Progress {
        ANY,
        NOTHING_SHIPPED,
        PARTLY_SHIPPED,
        WITH_SHIPMENT;

        boolean holds(Order order) {
            return switch (this) {
                case ANY -> true;
                case NOTHING_SHIPPED -> order.shipments().isEmpty();
                case PARTLY_SHIPPED, WITH_SHIPMENT -> !order.shipments().isEmpty();
            };
        }
    }

    private record Rule(OrderAction action, Set<OrderStatus> from, Set<ActorKind> who, Progress progress) {
        boolean holds(Order order) {
            return from.contains(order.status()) && progress.holds(order);
        }
    }

    private static final Set<ActorKind> BUYER = EnumSet.of(CUSTOMER, ADMIN);
    private static final Set<ActorKind> SELLER = EnumSet.of(VENDOR, ADMIN);
    private static final Set<ActorKind> ANYONE = EnumSet.of(CUSTOMER, VENDOR, ADMIN, SYSTEM);

    private static final List<Rule> TABLE = List.of(
            draft(OrderAction.ADD_LINE_ITEMS),
            draft(OrderAction.REMOVE_LINE_ITEMS),
            draft(OrderAction.CHANGE_ORDER_QUANTITY),
            draft(OrderAction.ADD_COUPON),
            draft(OrderAction.REMOVE_COUPON),
            draft(OrderAction.CHANGE_DESTINATION),
            draft(OrderAction.SELECT_SHIPPING_OPTION),
            draft(OrderAction.PLACE_ORDER),
            new Rule(OrderAction.CONFIRM_ORDER, EnumSet.of(PENDING), BUYER, Progress.ANY),
            new Rule(OrderAction.CANCEL_ORDER, EnumSet.of(DRAFT), EnumSet.of(CUSTOMER, ADMIN, SYSTEM), Progress.ANY),
            new Rule(OrderAction.CANCEL_ORDER, EnumSet.of(PENDING, CONFIRMED), ANYONE, Progress.NOTHING_SHIPPED),
            new Rule(OrderAction.CANCEL_ORDER, EnumSet.of(CONFIRMED), SELLER, Progress.PARTLY_SHIPPED),
            new Rule(OrderAction.MARK_AS_SHIPPED, EnumSet.of(CONFIRMED), SELLER, Progress.ANY),
            new Rule(
                    OrderAction.ADD_SHIPPING_TRACKING_REFERENCE,
                    EnumSet.of(CONFIRMED, SHIPPED),
                    SELLER,
                    Progress.WITH_SHIPMENT),
            new Rule(OrderAction.MARK_AS_COMPLETED, EnumSet.of(SHIPPED), SELLER, Progress.ANY));

    private Lifecycle() {}

    private static Rule draft(OrderAction action) {
        return new Rule(action, EnumSet.of(DRAFT), BUYER, Progress.ANY);
    }

    static Set<ActorKind> performers(OrderAction action) {
        return TABLE.stream()
                .filter(rule -> rule.action() == action)
                .flatMap(rule -> rule.who().stream())
                .collect(Collectors.toSet());
    }

    /** Returns the actions that the actor may perform on the order now, in the enum's order. */
    static Set<OrderAction> available(Order order, OrderActor actor) {
        Set<OrderAction> actions = EnumSet.noneOf(OrderAction.class);
        for (Rule rule : TABLE) {
            if (rule.holds(order)
                    && actor.permitted().contains(rule.action())
                    && !Collections.disjoint(rule.who(), actor.capacities())) {
                actions.add(rule.action());
            }
        }
        return actions;
    }

    /**
     * Returns the capacity in which the actor performs the action: the first in the enum's order if several allow it,
     * empty if none does.
     */
    static Optional<RecordedActor> actingOn(Order order, OrderAction action, OrderActor actor) {
        if (!actor.permitted().contains(action)) return Optional.empty();
        return TABLE.stream()
                .filter(rule -> rule.action() == action && rule.holds(order))
                .flatMap(rule -> rule.who().stream())
                .filter(actor.capacities()::contains)
                .sorted()
                .findFirst()
                .map(kind -> new RecordedActor(kind, actor.id()));
    }

    /**
     * Returns the capacity in which the actor reports a payment for an order that no longer waits for one. This is not
     * an action of the table, because it does not change the order's status; it only records the payment.
     */
    static Optional<RecordedActor> payingLate(Order order, OrderActor actor) {
        if (order.status() == PENDING || !order.isPlaced()) return Optional.empty();
        if (!actor.permitted().contains(OrderAction.CONFIRM_ORDER)) return Optional.empty();
        return BUYER.stream()
                .filter(actor.capacities()::contains)
                .sorted()
                .findFirst()
                .map(kind -> new RecordedActor(kind, actor.id()));
    }

    static Decision.Refused refuse(Order order, OrderAction action, OrderActor actor, String hint) {
        return Decision.Refused.because(
                new OrderRefusal.IllegalTransition(order.id(), order.status(), action, available(order, actor), hint));
    }
}
