package com.sfayn.oms.application.lifecycle;

import com.sfayn.oms.application.Actor;
import com.sfayn.oms.application.Answer;
import com.sfayn.oms.application.OrderChanged;
import com.sfayn.oms.application.Safeguards;
import com.sfayn.oms.application.change.OrderChanges;
import com.sfayn.oms.application.change.OrderChanges.Request;
import com.sfayn.oms.application.change.OrderChanges.Scene;
import com.sfayn.oms.application.checkout.Catalogues;
import com.sfayn.oms.application.port.StaleOrderException;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.Catalogue;
import com.sfayn.oms.domain.order.Decision;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.Placement;
import java.util.List;
import java.util.Optional;

/** Hands a draft to its vendor: prices are frozen, stock is reserved. */
public final class PlaceOrder {
    private final OrderChanges changes;
    private final Catalogues catalogues;

    public PlaceOrder(OrderChanges changes, Catalogues catalogues) {
        this.changes = changes;
        this.catalogues = catalogues;
    }

    /**
     * @param expectedTotal what the shopper saw, or null
     * @param dryRun checks everything, keeps nothing, answers the order as it would be placed
     */
    public record Command(OrderId orderId, Money expectedTotal, boolean dryRun, Safeguards safeguards) {}

    public Answer<OrderChanged> handle(Actor actor, Command command) {
        Request request = new Request(OrderAction.PLACE_ORDER, command.orderId(), command.safeguards(), command);
        if (command.dryRun()) {
            return changes.rehearse(
                    actor, request, scene -> place(scene, command, catalogues.of(scene, List.of(), List.of())));
        }
        return changes.make(actor, request, scene -> {
            Catalogue catalogue = catalogues.locked(scene);
            requireUnchanged(scene);
            return place(scene, command, catalogue);
        });
    }

    /** Waiting for the products' locks may have been waiting for a twin that placed this very order. */
    private static void requireUnchanged(Scene scene) {
        OrderId id = scene.order().id();
        int now = scene.store().orders().find(id).map(Order::version).orElse(0);
        if (now != scene.order().version()) throw new StaleOrderException(id);
    }

    private static Decision place(Scene scene, Command command, Catalogue catalogue) {
        return new Placement(scene.order(), catalogue, scene.caller().towards(scene.order()))
                .place(Optional.ofNullable(command.expectedTotal()));
    }
}
