package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.address.Address;
import com.sfayn.oms.domain.order.OrderEvent.CouponApplied;
import com.sfayn.oms.domain.order.OrderEvent.CouponRemoved;
import com.sfayn.oms.domain.order.OrderEvent.DestinationChanged;
import com.sfayn.oms.domain.order.OrderEvent.LineItemsAdded;
import com.sfayn.oms.domain.order.OrderEvent.LineItemsRemoved;
import com.sfayn.oms.domain.order.OrderEvent.OrderQuantityChanged;
import com.sfayn.oms.domain.order.OrderEvent.ShippingOptionSelected;
import com.sfayn.oms.domain.order.OrderRefusal.CouponAlreadyAdded;
import com.sfayn.oms.domain.order.OrderRefusal.CouponNotActive;
import com.sfayn.oms.domain.order.OrderRefusal.CouponNotFound;
import com.sfayn.oms.domain.order.OrderRefusal.CouponNotOnOrder;
import com.sfayn.oms.domain.order.OrderRefusal.DestinationMissing;
import com.sfayn.oms.domain.order.OrderRefusal.LastLineItem;
import com.sfayn.oms.domain.order.OrderRefusal.ShippingOptionUnavailable;
import com.sfayn.oms.domain.order.delivery.Delivery;
import com.sfayn.oms.domain.order.delivery.ShippingSelection;
import com.sfayn.oms.domain.order.line.InputPath;
import com.sfayn.oms.domain.order.line.LineItem;
import com.sfayn.oms.domain.order.line.LineRequest;
import com.sfayn.oms.domain.order.party.RecordedActor;
import com.sfayn.oms.domain.pricing.offer.Coupon;
import com.sfayn.oms.domain.pricing.shipping.ShippingQuote;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/** Changes a draft order. Every change prices the whole order again. */
public final class Draft {
    /** Maximum number of bought lines of an order. */
    public static final int MOST_LINES = 500;

    private static final InputPath QUANTITY_CHANGE = new InputPath(List.of(), "newQuantity");

    private final Order order;
    private final PricingContext context;
    private final OrderActor actor;
    private final DraftPricing pricing;

    public Draft(Order order, PricingContext context, OrderActor actor) {
        this.order = order;
        this.context = context;
        this.actor = actor;
        this.pricing = new DraftPricing(context);
    }

    public Decision addLines(List<LineRequest> requests) {
        return change(OrderAction.ADD_LINE_ITEMS, acting -> {
            Cart cart = new Cart(context, vendorId());
            List<Refusal> refusals = new ArrayList<>(cart.vendorRefusals(List.of()));
            List<LineItem> bought = boughtLines();
            refusals.addAll(cart.refusals(requests, bought, order.currency()));
            int lineCount = bought.size() + requests.size();
            if (lineCount > MOST_LINES) {
                refusals.add(new InvalidInput(
                        "The order would have " + lineCount + " lines; at most " + MOST_LINES + " are allowed.",
                        List.of("productSkus")));
            }
            if (!refusals.isEmpty()) return new Decision.Refused(refusals);
            List<LineItem> added = cart.lines(requests, order.revision().lines());
            List<LineItem> lines = new ArrayList<>(order.lines());
            lines.addAll(added);
            OrderBuilder next =
                    order.change().lines(lines).lineIds(order.revision().lines() + added.size());
            return pricing.reprice(next, new LineItemsAdded(LineItem.units(added)), acting);
        });
    }

    /** @param paths the position of each reference in the request, by its index */
    public Decision removeLines(List<LineRef> references, IntFunction<List<String>> paths) {
        return change(OrderAction.REMOVE_LINE_ITEMS, acting -> {
            List<Refusal> refusals = new ArrayList<>();
            Set<LineItem> removed = new HashSet<>();
            for (int i = 0; i < references.size(); i++) {
                List<LineItem> named = references.get(i).among(boughtLines());
                references
                        .get(i)
                        .refusal(boughtLines(), paths.apply(i))
                        .ifPresentOrElse(refusals::add, () -> removed.add(named.get(0)));
            }
            if (!refusals.isEmpty()) return new Decision.Refused(refusals);
            List<LineItem> kept = order.lines().stream()
                    .filter(line -> !removed.contains(line))
                    .toList();
            if (kept.stream().allMatch(LineItem::isGift)) {
                return Decision.Refused.because(new LastLineItem(order.id()));
            }
            List<LineItem> gone =
                    order.lines().stream().filter(removed::contains).toList();
            return pricing.reprice(order.change().lines(kept), new LineItemsRemoved(LineItem.units(gone)), acting);
        });
    }

    /** @param quantity at least 1 */
    public Decision changeQuantity(LineRef reference, int quantity) {
        return change(OrderAction.CHANGE_ORDER_QUANTITY, acting -> {
            List<LineItem> named = reference.among(boughtLines());
            Optional<Refusal> notOne = reference.refusal(boughtLines(), LineRef.ALONE);
            if (notOne.isPresent()) return Decision.Refused.because(notOne.get());
            LineItem line = named.get(0);
            if (quantity > line.quantity()) {
                Cart cart = new Cart(context, vendorId());
                List<Refusal> refusals = cart.refusals(
                        List.of(new LineRequest(line.sku(), line.customization(), quantity, null, QUANTITY_CHANGE)),
                        boughtLines().stream().filter(other -> other != line).toList(),
                        order.currency());
                if (!refusals.isEmpty()) return new Decision.Refused(refusals);
            }
            List<LineItem> lines = order.lines().stream()
                    .map(other -> other.lineId().equals(line.lineId()) ? other.withQuantity(quantity) : other)
                    .toList();
            return pricing.reprice(
                    order.change().lines(lines),
                    new OrderQuantityChanged(line.lineId(), line.sku(), line.quantity(), quantity),
                    acting);
        });
    }

    public Decision addCoupon(String code) {
        return change(OrderAction.ADD_COUPON, acting -> {
            String normalised = Coupon.normalised(code);
            if (order.coupons().stream().anyMatch(coupon -> coupon.hasCode(code))) {
                return Decision.Refused.because(new CouponAlreadyAdded(normalised));
            }
            Optional<Coupon> known = context.coupon(normalised);
            if (known.isEmpty()) return Decision.Refused.because(new CouponNotFound(normalised));
            if (context.usableCoupon(normalised).isEmpty()) {
                return Decision.Refused.because(new CouponNotActive(normalised, whyNotUsable(known.get())));
            }
            List<AppliedCoupon> coupons = new ArrayList<>(order.coupons());
            coupons.add(AppliedCoupon.of(known.get()));
            return pricing.reprice(
                    order.change().coupons(coupons),
                    new CouponApplied(normalised, known.get().offerId()),
                    acting);
        });
    }

    public Decision removeCoupon(String code) {
        return change(OrderAction.REMOVE_COUPON, acting -> {
            String normalised = Coupon.normalised(code);
            Optional<AppliedCoupon> applied = order.coupons().stream()
                    .filter(coupon -> coupon.hasCode(code))
                    .findFirst();
            if (applied.isEmpty()) return Decision.Refused.because(new CouponNotOnOrder(normalised));
            List<AppliedCoupon> kept = order.coupons().stream()
                    .filter(coupon -> coupon != applied.get())
                    .toList();
            return pricing.reprice(
                    order.change().coupons(kept),
                    new CouponRemoved(normalised, applied.get().offerId(), CouponRemoved.ON_REQUEST),
                    acting);
        });
    }

    /** @param billingAddress null = keep the present one */
    public Decision changeDestination(Address destination, Address billingAddress) {
        return change(OrderAction.CHANGE_DESTINATION, acting -> {
            Address billing = billingAddress == null ? order.delivery().billingAddress() : billingAddress;
            OrderBuilder next = order.change().destination(destination, billing);
            Optional<Refusal> untaxable = context.untaxable(
                            new Delivery(destination, billing, null), pricing.needsShipping(order))
                    .filter(problem -> pricing.isTaxedByAddress(next.peek()));
            if (untaxable.isPresent()) return Decision.Refused.because(untaxable.get());
            return pricing.reprice(next, new DestinationChanged(destination), acting);
        });
    }

    public Decision selectShippingOption(ShippingSelection selection, List<String> path) {
        return change(OrderAction.SELECT_SHIPPING_OPTION, acting -> {
            if (!pricing.needsShipping(order)) {
                return Decision.Refused.because(
                        ShippingOptionUnavailable.whereNothingIsShipped(selection.toString(), path));
            }
            if (order.delivery().destination() == null) {
                return Decision.Refused.because(DestinationMissing.ofGoods(order.id()));
            }
            List<ShippingQuote> offered = shippingOptions();
            Optional<ShippingQuote> chosen =
                    offered.stream().filter(selection::matches).findFirst();
            if (chosen.isEmpty()) {
                return Decision.Refused.because(ShippingOptionUnavailable.of(selection.toString(), offered, path));
            }
            OrderBuilder next = order.change().shipping(chosen.get());
            Optional<Refusal> untaxable = context.untaxable(order.delivery().destination(), List.of())
                    .filter(problem -> pricing.isTaxedByAddress(next.peek()));
            if (untaxable.isPresent()) return Decision.Refused.because(untaxable.get());
            return pricing.reprice(next, new ShippingOptionSelected(chosen.get()), acting);
        });
    }

    /** Returns the options that can be selected now; empty without a destination and if nothing needs shipping. */
    public List<ShippingQuote> shippingOptions() {
        return pricing.price(order).shippingOptions();
    }

    private Decision change(OrderAction action, DraftChange change) {
        return Lifecycle.actingOn(order, action, actor)
                .map(change::decide)
                .orElseGet(() -> Lifecycle.refuse(order, action, actor, null));
    }

    @FunctionalInterface
    private interface DraftChange {
        Decision decide(RecordedActor acting);
    }

    private String vendorId() {
        return order.parties().vendor().vendorId();
    }

    private List<LineItem> boughtLines() {
        return order.lines().stream().filter(line -> !line.isGift()).toList();
    }

    private String whyNotUsable(Coupon coupon) {
        if (!coupon.active()) return "it is not active";
        if (!coupon.window().hasStarted(context.now())) return "it has not started";
        if (coupon.window().hasEnded(context.now())) return "it has ended";
        return "its offer is not active";
    }
}
