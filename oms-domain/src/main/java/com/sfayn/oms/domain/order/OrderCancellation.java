package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.order.OrderEvent.OrderCancelled;
import com.sfayn.oms.domain.order.OrderEvent.OrderShipped;
import com.sfayn.oms.domain.order.OrderEvent.QuantitiesCancelled;
import com.sfayn.oms.domain.order.line.LineItem;
import com.sfayn.oms.domain.order.line.LineUnits;
import com.sfayn.oms.domain.order.party.RecordedActor;
import com.sfayn.oms.domain.order.payment.PaymentState;
import com.sfayn.oms.domain.refusal.InvalidInput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cancels an order, draft or placed, or some units of a placed one. */
public final class OrderCancellation {
    private final Order order;
    private final OrderActor actor;
    private final Instant now;
    private final ExpiryPolicy expiry;

    public OrderCancellation(Order order, OrderActor actor, Instant now, ExpiryPolicy expiry) {
        this.order = order;
        this.actor = actor;
        this.now = now;
        this.expiry = expiry;
    }

    /** Cancels the whole order. */
    public Decision cancel(String reason) {
        Optional<RecordedActor> acting = Lifecycle.actingOn(order, OrderAction.CANCEL_ORDER, actor);
        if (acting.isEmpty()) return Lifecycle.refuse(order, OrderAction.CANCEL_ORDER, actor, null);
        if (!order.shipments().isEmpty()) {
            return Lifecycle.refuse(
                    order,
                    OrderAction.CANCEL_ORDER,
                    actor,
                    "part of it is shipped, so list the unshipped quantities to cancel in lines");
        }
        return cancelWhole(reason, acting.get());
    }

    /**
     * Cancels some units. If no bought unit is left or shipped, gifts that are not yet shipped are cancelled as well.
     * If nothing is left and nothing was shipped, the whole order is cancelled.
     */
    public Decision cancel(String reason, List<LineQuantity> quantities) {
        Optional<RecordedActor> acting = Lifecycle.actingOn(order, OrderAction.CANCEL_ORDER, actor);
        if (acting.isEmpty()) return Lifecycle.refuse(order, OrderAction.CANCEL_ORDER, actor, null);
        if (order.status() == OrderStatus.DRAFT) {
            return Decision.Refused.because(new InvalidInput(
                    "Lines of a draft can't be cancelled. Use removeLineItems or changeOrderQuantity.",
                    List.of("lines")));
        }
        UnitSelection selection = withUnearnedGifts(UnitSelection.of(order, quantities));
        if (!selection.refusals().isEmpty()) return new Decision.Refused(selection.refusals());
        List<LineItem> lines = order.lines().stream()
                .map(line -> line.cancel(selection.units(line)))
                .toList();
        Order next = order.change().lines(lines).peek();
        if (next.openUnits().isEmpty() && order.shipments().isEmpty()) return cancelWhole(reason, acting.get());
        List<OrderEvent> events = new ArrayList<>();
        events.add(new QuantitiesCancelled(reason, selection.lines()));
        OrderBuilder change = order.change().lines(lines).payments(next.paymentsAsExpected());
        if (next.isFullyShipped()) {
            change.status(OrderStatus.SHIPPED);
            events.add(new OrderShipped(order.shipments().size()));
        }
        return change.accept(events, acting.get(), now, expiry);
    }

    /** Adds all open gifts if every bought unit is cancelled. */
    private UnitSelection withUnearnedGifts(UnitSelection chosen) {
        boolean earned = order.lines().stream()
                .anyMatch(line -> !line.isGift() && line.cancelled() + chosen.units(line) < line.quantity());
        if (earned) return chosen;
        List<LineUnits> lines = order.lines().stream()
                .map(line -> new LineUnits(line.lineId(), line.sku(), line.isGift() ? line.open() : chosen.units(line)))
                .filter(units -> units.quantity() > 0)
                .toList();
        return new UnitSelection(lines, chosen.refusals());
    }

    private Decision cancelWhole(String reason, RecordedActor acting) {
        List<LineUnits> released = order.isPlaced() ? order.openUnits() : List.of();
        return order.change()
                .lines(order.lines().stream()
                        .map(line -> line.cancel(line.open()))
                        .toList())
                .pendingPayments(payment -> payment.with(PaymentState.VOIDED, payment.amount()))
                .cancelled(reason)
                .accept(List.of(new OrderCancelled(reason, released)), acting, now, expiry);
    }
}
