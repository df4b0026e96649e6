package com.sfayn.oms.application.checkout;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.internal.address.Addresses;
import com.sfayn.oms.application.internal.change.OrderChanges;
import com.sfayn.oms.application.internal.change.OrderChanges.Request;
import com.sfayn.oms.application.internal.pricing.PricingContexts;
import com.sfayn.oms.domain.address.Address;
import com.sfayn.oms.domain.address.AddressForm;
import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.OrderId;

/** Changes a draft's destination, which determines its shipping options and taxes. */
public final class ChangeDestination {
    private final OrderChanges changes;
    private final PricingContexts pricingContexts;

    public ChangeDestination(OrderChanges changes, PricingContexts pricingContexts) {
        this.changes = changes;
        this.pricingContexts = pricingContexts;
    }

    /** @param billingAddress null keeps the current one */
    public record Command(
            OrderId orderId, AddressForm address, AddressForm billingAddress, Preconditions preconditions) {}

    public Answer<OrderChanged> handle(Actor actor, Command command) {
        Addresses addresses = new Addresses();
        Address destination = addresses.resolved(command.address(), "address");
        Address billing = addresses.resolved(command.billingAddress(), "billingAddress");
        return changes.make(
                actor,
                new Request(OrderAction.CHANGE_DESTINATION, command.orderId(), command.preconditions(), command),
                addresses.refusals(),
                context -> pricingContexts.draft(context).changeDestination(destination, billing));
    }
}
