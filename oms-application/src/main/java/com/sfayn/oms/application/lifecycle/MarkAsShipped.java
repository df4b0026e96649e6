package com.sfayn.oms.application.lifecycle;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.internal.change.AddedLater;
import com.sfayn.oms.application.internal.change.OrderChanges;
import com.sfayn.oms.application.internal.change.OrderChanges.Request;
import com.sfayn.oms.domain.order.Decision.Refused;
import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.OrderRefusal;
import com.sfayn.oms.domain.order.PlacedOrder;
import java.util.ArrayList;
import java.util.List;

/** Sends all or a part of an order off; the units leave the stock. */
public final class MarkAsShipped {
    private final OrderChanges changes;

    public MarkAsShipped(OrderChanges changes) {
        this.changes = changes;
    }

    /**
     * @param lines what the shipment holds; null = everything not yet shipped
     * @param carrier or null
     * @param trackingReference an http(s) URL or the carrier's number, or null
     * @param trackingNumber the carrier's number beside a URL; null if there is none
     */
    public record Command(
            OrderId orderId,
            List<Units> lines,
            String carrier,
            String trackingReference,
            @AddedLater String trackingNumber,
            Preconditions preconditions) {
        /** Without a number of its own. */
        public Command(
                OrderId orderId,
                List<Units> lines,
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
        List<OrderRefusal> invalid = new ArrayList<>(Units.refusals(command.lines()));
        invalid.addAll(command.tracking().refusals());
        return changes.make(actor, request, context -> {
            if (!invalid.isEmpty()) return new Refused(invalid);
            return new PlacedOrder(context.order(), context.caller().towards(context.order()), context.now())
                    .ship(
                            command.lines() == null ? List.of() : Units.quantities(command.lines()),
                            command.tracking().tracking());
        });
    }
}
