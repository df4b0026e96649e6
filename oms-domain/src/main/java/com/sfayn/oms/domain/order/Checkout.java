package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.order.OrderEvent.CheckedOut;
import com.sfayn.oms.domain.order.delivery.Delivery;
import com.sfayn.oms.domain.order.line.LineItem;
import com.sfayn.oms.domain.order.line.LineRequest;
import com.sfayn.oms.domain.order.party.RecordedActor;
import com.sfayn.oms.domain.order.party.VendorDetails;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes drafts from carts. */
public final class Checkout {
    private Checkout() {}

    /**
     * Creates a draft from a cart. The vendor and every SKU must be active, the stock sufficient and the currency one.
     */
    public static Decision draft(CheckoutRequest checkOut, PricingContext context, RecordedActor actor) {
        Cart cart = new Cart(context, checkOut.vendorId());
        List<Refusal> refusals = new ArrayList<>(cart.vendorRefusals(vendorPath(checkOut)));
        if (refusals.isEmpty()) refusals.addAll(cart.refusals(checkOut.lines(), List.of(), null));
        if (!refusals.isEmpty()) return new Decision.Refused(refusals);
        List<LineItem> lines = cart.lines(checkOut.lines(), 0);
        Optional<Refusal> untaxable = context.untaxable(
                new Delivery(checkOut.destination(), checkOut.billingAddress(), null),
                lines.stream().anyMatch(LineItem::requiresShipping));
        if (untaxable.isPresent()) return Decision.Refused.because(untaxable.get());
        Order draft = new DraftPricing(context)
                .firstPrice(checkOut, VendorDetails.of(context.activeVendor().orElseThrow()), lines);
        Optional<Refusal> tooMuch = DraftPricing.tooMuch(draft.pricing(), List.of("productSkus"));
        if (tooMuch.isPresent()) return Decision.Refused.because(tooMuch.get());
        CheckedOut event = new CheckedOut(
                checkOut.origin().groupId(),
                checkOut.customer().customerId(),
                checkOut.vendorId(),
                draft.openUnits(),
                draft.pricing().total());
        return draft.change().accept(List.of(event), actor, context.now(), context.expiry());
    }

    private static List<String> vendorPath(CheckoutRequest checkOut) {
        LineRequest first = checkOut.lines().get(0);
        return first.vendorId() == null ? List.of("vendorId") : first.path().vendor();
    }
}
