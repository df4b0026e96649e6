package com.sfayn.oms.application.lifecycle;

import com.sfayn.oms.application.Actor;
import com.sfayn.oms.application.Answer;
import com.sfayn.oms.application.OrderChanged;
import com.sfayn.oms.application.Safeguards;
import com.sfayn.oms.application.change.JoinedLater;
import com.sfayn.oms.application.change.OrderChanges;
import com.sfayn.oms.application.change.OrderChanges.Request;
import com.sfayn.oms.domain.order.Decision.Refused;
import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.PlacedOrder;
import com.sfayn.oms.domain.order.Refusal;
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
            @JoinedLater String trackingNumber,
            Safeguards safeguards) {
        /** Without a number of its own. */
        public Command(
                OrderId orderId, List<Units> lines, String carrier, String trackingReference, Safeguards safeguards) {
            this(orderId, lines, carrier, trackingReference, null, safeguards);
        }

        private TrackingInput tracking() {
            return new TrackingInput(carrier, trackingReference, "trackingReference", trackingNumber);
        }
    }

    public Answer<OrderChanged> handle(Actor actor, Command command) {
        Request request = new Request(OrderAction.MARK_AS_SHIPPED, command.orderId(), command.safeguards(), command);
        List<Refusal> invalid = new ArrayList<>(Units.refusals(command.lines()));
        invalid.addAll(command.tracking().refusals());
        return changes.make(actor, request, scene -> {
            if (!invalid.isEmpty()) return new Refused(invalid);
            return new PlacedOrder(scene.order(), scene.caller().towards(scene.order()), scene.now())
                    .ship(
                            command.lines() == null ? List.of() : Units.quantities(command.lines()),
                            command.tracking().tracking());
        });
    }
}
