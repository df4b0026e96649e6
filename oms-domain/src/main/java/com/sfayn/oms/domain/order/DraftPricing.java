package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.address.Address;
import com.sfayn.oms.domain.address.Destination;
import com.sfayn.oms.domain.catalogue.Product;
import com.sfayn.oms.domain.order.OrderEvent.CouponRemoved;
import com.sfayn.oms.domain.order.OrderEvent.ShippingOptionDropped;
import com.sfayn.oms.domain.order.delivery.Delivery;
import com.sfayn.oms.domain.order.line.LineItem;
import com.sfayn.oms.domain.order.party.Parties;
import com.sfayn.oms.domain.order.party.RecordedActor;
import com.sfayn.oms.domain.order.party.VendorDetails;
import com.sfayn.oms.domain.pricing.Pricing;
import com.sfayn.oms.domain.pricing.PricingRequest;
import com.sfayn.oms.domain.pricing.PricingResult;
import com.sfayn.oms.domain.pricing.offer.BoughtLine;
import com.sfayn.oms.domain.pricing.offer.Coupon;
import com.sfayn.oms.domain.pricing.shipping.ShippingQuote;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.refusal.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Prices a draft from scratch and records what the new prices remove from it: coupons, gifts, the shipping option. */
final class DraftPricing {
    /** Far above any real order, and within the exact range of every storage. */
    private static final BigDecimal MOST = BigDecimal.TEN.pow(15);

    private final PricingContext context;

    DraftPricing(PricingContext context) {
        this.context = context;
    }

    /** Returns the order with version 0, not yet accepted. */
    Order firstPrice(CheckoutRequest checkOut, VendorDetails vendor, List<LineItem> lines) {
        Delivery delivery = new Delivery(checkOut.destination(), checkOut.billingAddress(), null);
        PricingResult priced = price(lines, List.of(), delivery);
        GiftLines gifts = gifts(priced, List.of(), lines.size());
        return new Order(
                checkOut.id(),
                new Revision(0, 0, gifts.idsGiven()),
                OrderStatus.DRAFT,
                checkOut.origin(),
                new Parties(checkOut.customer(), vendor),
                delivery,
                together(lines, gifts.lines()),
                List.of(),
                priced.pricing().withFreeLines(gifts.ids()),
                List.of(),
                List.of(),
                null,
                new Timeline(context.now(), null, context.now(), null));
    }

    /** Prices the order with the current prices and weights of its products. */
    PricingResult price(Order order) {
        return price(order.lines().stream().map(this::refreshed).toList(), order.coupons(), order.delivery());
    }

    /** Returns whether any bought product needs shipping, according to the current catalogue. */
    boolean needsShipping(Order order) {
        return order.lines().stream()
                .filter(line -> !line.isGift())
                .map(this::refreshed)
                .anyMatch(LineItem::requiresShipping);
    }

    /** Returns whether the order is taxed by its own address rather than by a pickup address. */
    boolean isTaxedByAddress(Order order) {
        Address address = order.delivery().taxedBy(needsShipping(order));
        Optional<Destination> place = Optional.ofNullable(address).map(Destination::of);
        return price(order).taxedIn().equals(place);
    }

    /** Prices the changed draft again. The events are the change itself and its side effects. */
    Decision reprice(OrderBuilder next, OrderEvent change, RecordedActor acting) {
        List<OrderEvent> events = new ArrayList<>();
        events.add(change);
        refresh(next, events);
        Optional<Refusal> tooMuch = tooMuch(next.peek().pricing(), List.of("productSkus"));
        if (tooMuch.isPresent()) return Decision.Refused.because(tooMuch.get());
        return next.accept(events, acting, context.now(), context.expiry());
    }

    /**
     * Returns a refusal if the order costs more than the limit, which is the same for every currency.
     *
     * @param path where the request has the cause; empty if an earlier request had it
     */
    static Optional<Refusal> tooMuch(Pricing pricing, List<String> path) {
        if (pricing.items().amount().compareTo(MOST) <= 0
                && pricing.total().amount().compareTo(MOST) <= 0) {
            return Optional.empty();
        }
        return Optional.of(new InvalidInput(
                "The order would cost " + pricing.total() + "; at most " + MOST.toPlainString() + " is allowed.",
                path));
    }

    /** Updates lines, vendor, coupons, shipping and prices to the current catalogue. */
    void refresh(OrderBuilder next, List<OrderEvent> events) {
        Order draft = next.peek();
        List<LineItem> bought = draft.lines().stream()
                .filter(line -> !line.isGift())
                .map(this::refreshed)
                .toList();
        List<LineItem> giftsBefore =
                draft.lines().stream().filter(LineItem::isGift).toList();
        List<AppliedCoupon> coupons = usableCoupons(draft.coupons(), events);
        PricingResult priced = price(bought, coupons, draft.delivery());
        GiftLines gifts = gifts(priced, giftsBefore, draft.revision().lines());
        events.addAll(gifts.events());
        ShippingQuote chosen = draft.delivery().shipping();
        if (chosen != null && priced.selected().isEmpty()) events.add(new ShippingOptionDropped(chosen));
        context.activeVendor().map(VendorDetails::of).ifPresent(next::vendor);
        next.lines(together(bought, gifts.lines()))
                .lineIds(gifts.idsGiven())
                .coupons(coupons)
                .shipping(priced.selected().orElse(null))
                .pricing(priced.pricing().withFreeLines(gifts.ids()));
    }

    private GiftLines gifts(PricingResult priced, List<LineItem> before, int idsGiven) {
        Currency currency = priced.pricing().items().currency();
        return GiftLines.of(priced.gifts(), before, idsGiven, context, currency);
    }

    private static List<LineItem> together(List<LineItem> bought, List<LineItem> gifts) {
        List<LineItem> lines = new ArrayList<>(bought);
        lines.addAll(gifts);
        return lines;
    }

    private List<AppliedCoupon> usableCoupons(List<AppliedCoupon> coupons, List<OrderEvent> events) {
        List<AppliedCoupon> kept = new ArrayList<>();
        for (AppliedCoupon coupon : coupons) {
            Optional<Coupon> usable = context.usableCoupon(coupon.code());
            usable.map(AppliedCoupon::of).ifPresent(kept::add);
            if (usable.isEmpty()) {
                events.add(new CouponRemoved(coupon.code(), coupon.offerId(), CouponRemoved.ENDED));
            }
        }
        return kept;
    }

    /** Leaves the line unchanged if its product is no longer sold: the order is refused only when it is placed. */
    private LineItem refreshed(LineItem line) {
        if (line.isGift()) return line;
        return context.activeProduct(line.sku())
                .filter(product ->
                        product.price().currency().equals(line.price().currency()))
                .map(product -> copied(line, product))
                .orElse(line);
    }

    private static LineItem copied(LineItem line, Product product) {
        return LineItem.bought(line.lineId(), product, line.customization(), line.quantity());
    }

    private PricingResult price(List<LineItem> lines, List<AppliedCoupon> coupons, Delivery delivery) {
        Currency currency = lines.get(0).price().currency();
        boolean shipped = lines.stream().anyMatch(line -> !line.isGift() && line.requiresShipping());
        return context.engine()
                .price(new PricingRequest(
                        currency,
                        lines.stream()
                                .filter(line -> !line.isGift())
                                .map(DraftPricing::priced)
                                .toList(),
                        coupons.stream()
                                .flatMap(coupon -> context.usableCoupon(coupon.code()).stream())
                                .toList(),
                        Optional.ofNullable(delivery.destination()).map(Destination::of),
                        Optional.ofNullable(delivery.billingAddress()).map(Destination::of),
                        Optional.ofNullable(delivery.shipping()).map(ShippingQuote::optionId),
                        context.giftStock(shipped),
                        context.book(),
                        context.policy(),
                        context.now()));
    }

    private static BoughtLine priced(LineItem line) {
        BigDecimal weight = line.packageSize() == null
                ? BigDecimal.ZERO
                : line.packageSize().weight();
        return new BoughtLine(
                line.lineId(),
                line.sku(),
                line.category(),
                line.price(),
                line.quantity(),
                weight,
                line.taxable(),
                line.requiresShipping());
    }
}
