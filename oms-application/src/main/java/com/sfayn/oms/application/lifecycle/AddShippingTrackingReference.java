package com.sfayn.oms.application.lifecycle;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.internal.change.AddedLater;
import com.sfayn.oms.application.internal.change.OrderChanges;
import com.sfayn.oms.application.internal.change.OrderChanges.Request;
import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.OrderId;

/** Sets the tracking information of a shipment. */
public final class AddShippingTrackingReference {
    private final OrderChanges changes;

    public AddShippingTrackingReference(OrderChanges changes) {
        this.changes = changes;
    }

    /**
     * @param shippingReference an http(s) URL or the carrier's number
     * @param carrier null keeps the current one
     * @param shipmentId null if the order has only one
     * @param trackingNumber the carrier's number, in addition to a URL; may be null
     */
    public record Command(
            OrderId orderId,
            String shippingReference,
            String carrier,
            String shipmentId,
            @AddedLater String trackingNumber,
            Preconditions preconditions) {
        /** Without a tracking number. */
        public Command(
                OrderId orderId,
                String shippingReference,
                String carrier,
                String shipmentId,
                Preconditions preconditions) {
            this(orderId, shippingReference, carrier, shipmentId, null, preconditions);
        }

        private TrackingInput tracking() {
            return new TrackingInput(carrier, shippingReference, "shippingReference", trackingNumber);
        }
    }

    public Answer<OrderChanged> handle(Actor actor, Command command) {
        Request request = new Request(
                OrderAction.ADD_SHIPPING_TRACKING_REFERENCE, command.orderId(), command.preconditions(), command);
        return changes.make(
                actor,
                request,
                command.tracking().refusals(),
                context -> context.placedOrder()
                        .addTrackingReference(
                                command.shipmentId(), command.tracking().tracking()));
    }
}
