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
import java.util.List;

/** Says how a shipment can be followed. */
public final class AddShippingTrackingReference {
    private final OrderChanges changes;

    public AddShippingTrackingReference(OrderChanges changes) {
        this.changes = changes;
    }

    /**
     * @param shippingReference an http(s) URL or the carrier's number
     * @param carrier null = as before
     * @param shipmentId null if the order has only one
     * @param trackingNumber the carrier's number beside a URL; null if there is none
     */
    public record Command(
            OrderId orderId,
            String shippingReference,
            String carrier,
            String shipmentId,
            @JoinedLater String trackingNumber,
            Safeguards safeguards) {
        /** Without a number of its own. */
        public Command(
                OrderId orderId, String shippingReference, String carrier, String shipmentId, Safeguards safeguards) {
            this(orderId, shippingReference, carrier, shipmentId, null, safeguards);
        }

        private TrackingInput tracking() {
            return new TrackingInput(carrier, shippingReference, "shippingReference", trackingNumber);
        }
    }

    public Answer<OrderChanged> handle(Actor actor, Command command) {
        Request request = new Request(
                OrderAction.ADD_SHIPPING_TRACKING_REFERENCE, command.orderId(), command.safeguards(), command);
        List<Refusal> invalid = command.tracking().refusals();
        return changes.make(actor, request, scene -> {
            if (!invalid.isEmpty()) return new Refused(invalid);
            return new PlacedOrder(scene.order(), scene.caller().towards(scene.order()), scene.now())
                    .addTrackingReference(
                            command.shipmentId(), command.tracking().tracking());
        });
    }
}
