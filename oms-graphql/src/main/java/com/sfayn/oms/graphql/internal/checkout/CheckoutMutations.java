package com.sfayn.oms.graphql.internal.checkout;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.checkout.AddCoupon;
import com.sfayn.oms.application.checkout.AddLineItems;
import com.sfayn.oms.application.checkout.ChangeDestination;
import com.sfayn.oms.application.checkout.ChangeOrderQuantity;
import com.sfayn.oms.application.checkout.CheckoutItems;
import com.sfayn.oms.application.checkout.CheckoutItems.CheckoutResult;
import com.sfayn.oms.application.checkout.RemoveCoupon;
import com.sfayn.oms.application.checkout.RemoveLineItems;
import com.sfayn.oms.application.checkout.SelectShippingOption;
import com.sfayn.oms.domain.order.delivery.ShippingSelection.AsListed;
import com.sfayn.oms.graphql.internal.mutation.Inputs;
import com.sfayn.oms.graphql.internal.mutation.MoneyInput;
import com.sfayn.oms.graphql.internal.mutation.MutationFields;
import com.sfayn.oms.graphql.internal.mutation.Payload;
import com.sfayn.oms.graphql.internal.wiring.InputFields;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;

/** Wires the mutations before an order is placed. */
public final class CheckoutMutations {
    private static final String ADDED = "The products were added.";
    private static final String REMOVED = "The lines were removed.";

    private static final CheckoutResult NO_ORDERS = new CheckoutResult(List.of(), false);

    private final Oms.Checkout checkout;

    private CheckoutMutations(Oms.Checkout checkout) {
        this.checkout = checkout;
    }

    public static RuntimeWiring.Builder wire(
            RuntimeWiring.Builder wiring, MutationFields fields, Oms.Checkout checkout) {
        CheckoutMutations mutations = new CheckoutMutations(checkout);
        mutations.lines(fields);
        mutations.terms(fields);
        return wiring.type(Payload.<CheckoutResult>fields("CheckoutItemsPayload")
                .field("replayed", payload -> payload.value().replayed())
                .field(
                        "order",
                        payload -> payload.value().orders().stream().findFirst().orElse(null))
                .field("orders", payload -> payload.value().orders())
                .wiring());
    }

    private void lines(MutationFields fields) {
        fields.change(
                        "checkoutItems",
                        (input, checkedOut) -> "The items were checked out.",
                        NO_ORDERS,
                        (actor, input) -> checkout.checkoutItems().handle(actor, cart(input)))
                .order(
                        "addLineItem",
                        ADDED,
                        (actor, input) -> checkout.addLineItems()
                                .handleOne(actor, input.orderId(), Inputs.item(input), input.preconditions()))
                .order(
                        "addLineItems",
                        ADDED,
                        checkout.addLineItems()::handle,
                        input -> new AddLineItems.Command(input.orderId(), Inputs.items(input), input.preconditions()))
                .order(
                        "removeLineItem",
                        REMOVED,
                        (actor, input) -> checkout.removeLineItems()
                                .handleOne(actor, input.orderId(), Inputs.line(input), input.preconditions()))
                .order(
                        "removeLineItems",
                        REMOVED,
                        checkout.removeLineItems()::handle,
                        input -> new RemoveLineItems.Command(
                                input.orderId(), Inputs.lines(input), input.preconditions()))
                .order(
                        "changeOrderQuantity",
                        "The quantity was changed.",
                        checkout.changeOrderQuantity()::handle,
                        input -> new ChangeOrderQuantity.Command(
                                input.orderId(),
                                Inputs.line(input),
                                input.number("newQuantity"),
                                input.preconditions()));
    }

    private void terms(MutationFields fields) {
        fields.order(
                        "addCoupon",
                        "The coupon was added.",
                        checkout.addCoupon()::handle,
                        input -> new AddCoupon.Command(
                                input.orderId(), input.rawString("couponCode"), input.preconditions()))
                .order(
                        "removeCoupon",
                        "The coupon was removed.",
                        checkout.removeCoupon()::handle,
                        input -> new RemoveCoupon.Command(
                                input.orderId(), input.rawString("couponCode"), input.preconditions()))
                .order(
                        "changeDestination",
                        "The destination was changed.",
                        checkout.changeDestination()::handle,
                        input -> new ChangeDestination.Command(
                                input.orderId(),
                                Inputs.address(input, "address"),
                                Inputs.address(input, "billingAddress"),
                                input.preconditions()))
                .order(
                        "selectShippingOption",
                        "The shipping option was selected.",
                        checkout.selectShippingOption()::handle,
                        input -> new SelectShippingOption.Command(
                                input.orderId(),
                                input.string("optionId"),
                                input.object("shippingDetails", CheckoutMutations::echo),
                                input.preconditions()));
    }

    private static CheckoutItems.Command cart(InputFields input) {
        return new CheckoutItems.Command(
                input.string("vendorId"),
                Inputs.customer(input, "customerDetails"),
                input.string("customerId"),
                Inputs.address(input, "address"),
                Inputs.address(input, "billingAddress"),
                input.string("externalReference"),
                input.string("note"),
                input.value("metadata"),
                Inputs.items(input),
                input.preconditions());
    }

    private static AsListed echo(InputFields details) {
        MoneyInput cost = details.object("cost", MoneyInput::of);
        return new AsListed(
                details.string("method"),
                details.string("deliveryTime"),
                cost.amount(),
                cost.currency().getCurrencyCode());
    }
}
