package com.sfayn.oms.graphql.internal.lifecycle;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.lifecycle.AddShippingTrackingReference;
import com.sfayn.oms.application.lifecycle.CancelOrder;
import com.sfayn.oms.application.lifecycle.ConfirmOrder;
import com.sfayn.oms.application.lifecycle.MarkAsCompleted;
import com.sfayn.oms.application.lifecycle.MarkAsShipped;
import com.sfayn.oms.application.lifecycle.PlaceOrder;
import com.sfayn.oms.graphql.internal.mutation.Inputs;
import com.sfayn.oms.graphql.internal.mutation.MoneyInput;
import com.sfayn.oms.graphql.internal.mutation.MutationFields;
import com.sfayn.oms.graphql.internal.wiring.InputFields;
import java.util.List;

/** Wires the mutations from placing an order to completing it, also under the predecessor's names. */
public final class LifecycleMutations {
    private LifecycleMutations() {}

    public static void wire(MutationFields fields, Oms.Orders orders) {
        fields.order(
                        "placeOrder",
                        LifecycleMutations::placed,
                        (actor, input) -> MoneyInput.read(input, "expectedTotal")
                                .fold(
                                        expected -> orders.placeOrder()
                                                .handle(
                                                        actor,
                                                        new PlaceOrder.Command(
                                                                input.orderId(),
                                                                expected,
                                                                input.flag("dryRun"),
                                                                input.preconditions())),
                                        Answer::refused))
                .order(
                        "confirmOrder",
                        "The order was confirmed.",
                        orders.confirmOrder()::handle,
                        input -> new ConfirmOrder.Command(
                                input.orderId(),
                                input.string("transactionId"),
                                input.string("paymentMethod"),
                                input.string("method"),
                                input.preconditions()))
                .order(
                        "cancelOrder",
                        "The cancellation was recorded.",
                        orders.cancelOrder()::handle,
                        input -> new CancelOrder.Command(
                                input.orderId(),
                                input.string("cancellationReason"),
                                Inputs.units(input),
                                input.preconditions()))
                .order(
                        "addShippingTrackingReference",
                        "The tracking reference was recorded.",
                        orders.addShippingTrackingReference()::handle,
                        input -> new AddShippingTrackingReference.Command(
                                input.orderId(),
                                input.string("shippingReference"),
                                input.string("carrier"),
                                input.string("shipmentId"),
                                input.string("trackingNumber"),
                                input.preconditions()));
        for (String field : List.of("markAsShipped", "markAsShippedOrder")) {
            fields.order(
                    field,
                    "The shipment was recorded.",
                    orders.markAsShipped()::handle,
                    input -> new MarkAsShipped.Command(
                            input.orderId(),
                            Inputs.units(input),
                            input.string("carrier"),
                            input.string("trackingReference"),
                            input.string("trackingNumber"),
                            input.preconditions()));
        }
        for (String field : List.of("markAsCompleted", "markAsCompletedOrder")) {
            fields.order(
                    field,
                    "The order was completed.",
                    orders.markAsCompleted()::handle,
                    input -> new MarkAsCompleted.Command(input.orderId(), input.preconditions()));
        }
    }

    private static String placed(InputFields input) {
        return input.flag("dryRun") ? "The order can be placed; nothing was changed." : "The order was placed.";
    }
}
