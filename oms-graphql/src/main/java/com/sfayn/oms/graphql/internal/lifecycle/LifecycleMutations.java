package com.sfayn.oms.graphql.internal.lifecycle;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.application.lifecycle.AddShippingTrackingReference;
import com.sfayn.oms.application.lifecycle.CancelOrder;
import com.sfayn.oms.application.lifecycle.ConfirmOrder;
import com.sfayn.oms.application.lifecycle.MarkAsCompleted;
import com.sfayn.oms.application.lifecycle.MarkAsShipped;
import com.sfayn.oms.application.lifecycle.PlaceOrder;
import com.sfayn.oms.graphql.internal.mutation.Inputs;
import com.sfayn.oms.graphql.internal.mutation.MoneyInput;
import com.sfayn.oms.graphql.internal.mutation.MutationFields;
import com.sfayn.oms.graphql.internal.mutation.OrderPayload;
import com.sfayn.oms.graphql.internal.wiring.InputFields;

/** Wires the mutations from placing an order to completing it, also under the predecessor's names. */
public final class LifecycleMutations {
    private static final String SHIPPED = "The shipment was recorded.";
    private static final String COMPLETED = "The order was completed.";

    private final Oms.Orders orders;

    private LifecycleMutations(Oms.Orders orders) {
        this.orders = orders;
    }

    public static void wire(MutationFields fields, Oms.Orders orders) {
        LifecycleMutations mutations = new LifecycleMutations(orders);
        fields.change("placeOrder", mutations::place)
                .order("confirmOrder", "The order was confirmed.", mutations::confirm)
                .order("cancelOrder", "The cancellation was recorded.", mutations::cancel)
                .order("markAsShipped", SHIPPED, mutations::ship)
                .order("markAsShippedOrder", SHIPPED, mutations::ship)
                .order("addShippingTrackingReference", "The tracking reference was recorded.", mutations::track)
                .order("markAsCompleted", COMPLETED, mutations::complete)
                .order("markAsCompletedOrder", COMPLETED, mutations::complete);
    }

    private OrderPayload place(Actor actor, InputFields input) {
        boolean dryRun = input.flag("dryRun");
        Answer<OrderChanged> answer = MoneyInput.read(input, "expectedTotal")
                .fold(
                        expected -> orders.placeOrder()
                                .handle(
                                        actor,
                                        new PlaceOrder.Command(
                                                input.orderId(), expected, dryRun, input.preconditions())),
                        Answer::refused);
        return OrderPayload.of(
                input.exactText("clientMutationId"),
                answer,
                dryRun ? "The order can be placed; nothing was changed." : "The order was placed.");
    }

    private Answer<OrderChanged> confirm(Actor actor, InputFields input) {
        return orders.confirmOrder()
                .handle(
                        actor,
                        new ConfirmOrder.Command(
                                input.orderId(),
                                input.text("transactionId"),
                                input.text("paymentMethod"),
                                input.text("method"),
                                input.preconditions()));
    }

    private Answer<OrderChanged> cancel(Actor actor, InputFields input) {
        return orders.cancelOrder()
                .handle(
                        actor,
                        new CancelOrder.Command(
                                input.orderId(),
                                input.text("cancellationReason"),
                                Inputs.units(input),
                                input.preconditions()));
    }

    private Answer<OrderChanged> ship(Actor actor, InputFields input) {
        return orders.markAsShipped()
                .handle(
                        actor,
                        new MarkAsShipped.Command(
                                input.orderId(),
                                Inputs.units(input),
                                input.text("carrier"),
                                input.text("trackingReference"),
                                input.text("trackingNumber"),
                                input.preconditions()));
    }

    private Answer<OrderChanged> track(Actor actor, InputFields input) {
        return orders.addShippingTrackingReference()
                .handle(
                        actor,
                        new AddShippingTrackingReference.Command(
                                input.orderId(),
                                input.text("shippingReference"),
                                input.text("carrier"),
                                input.text("shipmentId"),
                                input.text("trackingNumber"),
                                input.preconditions()));
    }

    private Answer<OrderChanged> complete(Actor actor, InputFields input) {
        return orders.markAsCompleted()
                .handle(actor, new MarkAsCompleted.Command(input.orderId(), input.preconditions()));
    }
}
