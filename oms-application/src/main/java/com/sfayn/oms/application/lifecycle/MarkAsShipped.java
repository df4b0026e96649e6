package com.sfayn.oms.application.lifecycle;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.internal.change.AddedLater;
import com.sfayn.oms.application.internal.change.OrderChanges;
import com.sfayn.oms.application.internal.change.OrderChanges.Request;
import com.sfayn.oms.domain.order.LineQuantity;
import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;

/** Ships all or part of an order, and takes the units from stock. */
public final class MarkAsShipped {
    private final OrderChanges changes;

    public MarkAsShipped(OrderChanges changes) {
        this.changes = changes;
    }

    /**
     * @param lines the units of the shipment; null for everything not yet shipped
     * @param carrier or null
     * @param trackingReference an http(s) URL or the carrier's number, or null
     * @param trackingNumber the carrier's number, in addition to a URL; may be null
     */
    public record Command(
            OrderId orderId,
            List<LineQuantity> lines,
            String carrier,
            String trackingReference,
            @AddedLater String trackingNumber,
            Preconditions preconditions) {
        /** Without a tracking number. */
        public Command(
                OrderId orderId,
                List<LineQuantity> lines,
                String carrier,
                String trackingReference,
                Preconditions preconditions) {
            this(orderId, lines, carrier, trackingReference, null, preconditions);
        }

        private TrackingInput tracking() {
            return new TrackingInput(carrier, trackingReference, "trackingReference", trackingNumber);
        }
    }

    public Answer<OrderChanged> handle(Actor actor, Command command) {
        Request request = new Request(OrderAction.MARK_AS_SHIPPED, command.orderId(), command.preconditions(), command);
        List<Refusal> invalid = new ArrayList<>(LineQuantity.refusals(command.lines()));
        invalid.addAll(command.tracking().refusals());
        return changes.make(
                actor,
                request,
                invalid,
                context -> context.placedOrder()
                        .ship(
                                command.lines() == null ? List.of() : command.lines(),
                                command.tracking().tracking()));
    }
}
