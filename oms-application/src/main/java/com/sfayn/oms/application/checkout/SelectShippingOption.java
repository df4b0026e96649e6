package com.sfayn.oms.application.checkout;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.OrderChanged;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.internal.change.OrderChanges;
import com.sfayn.oms.application.internal.change.OrderChanges.Request;
import com.sfayn.oms.application.internal.pricing.PricingContexts;
import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.delivery.ShippingSelection;
import com.sfayn.oms.domain.order.delivery.ShippingSelection.AsListed;
import com.sfayn.oms.domain.order.delivery.ShippingSelection.ById;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.List;

/** Selects one of the shipping options that are available for a draft now. */
public final class SelectShippingOption {
    private final OrderChanges changes;
    private final PricingContexts pricingContexts;

    public SelectShippingOption(OrderChanges changes, PricingContexts pricingContexts) {
        this.changes = changes;
        this.pricingContexts = pricingContexts;
    }

    /**
     * Exactly one of optionId and shippingDetails must be given.
     *
     * @param optionId as returned by listShippingOptions, or null
     * @param shippingDetails the whole option, as returned by listShippingOptions, or null
     */
    public record Command(OrderId orderId, String optionId, AsListed shippingDetails, Preconditions preconditions) {}

    public Answer<OrderChanged> handle(Actor actor, Command command) {
        boolean exactlyOne = (command.optionId() == null) != (command.shippingDetails() == null);
        List<Refusal> invalid = exactlyOne
                ? List.of()
                : List.of(new InvalidInput(
                        "Give either optionId or shippingDetails, as returned by listShippingOptions.",
                        List.of("optionId")));
        boolean byId = command.optionId() != null;
        ShippingSelection selection = byId ? new ById(command.optionId()) : command.shippingDetails();
        return changes.make(
                actor,
                new Request(OrderAction.SELECT_SHIPPING_OPTION, command.orderId(), command.preconditions(), command),
                invalid,
                context -> pricingContexts
                        .draft(context)
                        .selectShippingOption(selection, List.of(byId ? "optionId" : "shippingDetails")));
    }
}
