package com.sfayn.oms.application.checkout;

import com.sfayn.oms.application.Actor;
import com.sfayn.oms.application.Answer;
import com.sfayn.oms.application.OrderChanged;
import com.sfayn.oms.application.Safeguards;
import com.sfayn.oms.application.change.OrderChanges.Request;
import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.Refusal;
import com.sfayn.oms.domain.order.Refusal.InvalidRequest;
import com.sfayn.oms.domain.order.ShippingSelection;
import com.sfayn.oms.domain.order.ShippingSelection.ById;
import com.sfayn.oms.domain.order.ShippingSelection.Echo;
import java.util.List;

/** Chooses one of the shipping options that are offered for a draft now. */
public final class SelectShippingOption {
    private final DraftChanges drafts;

    public SelectShippingOption(DraftChanges drafts) {
        this.drafts = drafts;
    }

    /**
     * One of the two names the option.
     *
     * @param optionId as listed, or null
     * @param shippingDetails the option echoed back whole, or null
     */
    public record Command(OrderId orderId, String optionId, Echo shippingDetails, Safeguards safeguards) {}

    public Answer<OrderChanged> handle(Actor actor, Command command) {
        boolean one = (command.optionId() == null) != (command.shippingDetails() == null);
        List<Refusal> invalid = one
                ? List.of()
                : List.of(new InvalidRequest(
                        "Name the option either by optionId or by shippingDetails, as listShippingOptions gave it.",
                        List.of("optionId")));
        boolean byId = command.optionId() != null;
        ShippingSelection selection = byId ? new ById(command.optionId()) : command.shippingDetails();
        return drafts.make(
                actor,
                new Request(OrderAction.SELECT_SHIPPING_OPTION, command.orderId(), command.safeguards(), command),
                invalid,
                draft -> draft.selectShippingOption(selection, List.of(byId ? "optionId" : "shippingDetails")));
    }
}
