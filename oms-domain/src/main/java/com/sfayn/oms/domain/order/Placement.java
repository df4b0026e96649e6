package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.catalogue.Product;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.OrderEvent.OrderPlaced;
import com.sfayn.oms.domain.order.OrderEvent.ShippingOptionDropped;
import com.sfayn.oms.domain.order.OrderRefusal.CurrencyMismatch;
import com.sfayn.oms.domain.order.OrderRefusal.DestinationMissing;
import com.sfayn.oms.domain.order.OrderRefusal.OutOfStock;
import com.sfayn.oms.domain.order.OrderRefusal.PriceChanged;
import com.sfayn.oms.domain.order.OrderRefusal.ShippingNotSelected;
import com.sfayn.oms.domain.order.OrderRefusal.ShippingOptionUnavailable;
import com.sfayn.oms.domain.order.OrderRefusal.UnknownProduct;
import com.sfayn.oms.domain.order.OrderRefusal.VendorUnavailable;
import com.sfayn.oms.domain.order.line.LineItem;
import com.sfayn.oms.domain.order.party.RecordedActor;
import com.sfayn.oms.domain.pricing.offer.OfferEvaluation;
import com.sfayn.oms.domain.pricing.offer.OfferRefusal.Code;
import com.sfayn.oms.domain.pricing.offer.ProductQuantity;
import com.sfayn.oms.domain.pricing.shipping.ShippingQuote;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Places a draft: checks and prices everything once more, then freezes prices, taxes and shares. The catalogue's
 * products must be read under lock, so that the available stock can still be reserved.
 */
public final class Placement {
    private final Order order;
    private final PricingContext context;
    private final OrderActor actor;

    public Placement(Order order, PricingContext context, OrderActor actor) {
        this.order = order;
        this.context = context;
        this.actor = actor;
    }

    /**
     * @param expectedTotal total that the shopper saw; empty = refuse only if the total is above the draft's last one
     */
    public Decision place(Optional<Money> expectedTotal) {
        Optional<RecordedActor> acting = Lifecycle.actingOn(order, OrderAction.PLACE_ORDER, actor);
        if (acting.isEmpty()) return Lifecycle.refuse(order, OrderAction.PLACE_ORDER, actor, null);
        DraftPricing pricing = new DraftPricing(context);
        boolean shipped = pricing.needsShipping(order);
        List<Refusal> refusals = new ArrayList<>(incomplete(pricing, shipped));
        refusals.addAll(unsellable());
        if (!refusals.isEmpty()) return new Decision.Refused(refusals);

        List<OrderEvent> events = new ArrayList<>();
        OrderBuilder next = order.change().status(OrderStatus.PENDING).placedAt(context.now());
        pricing.refresh(next, events);
        if (shipped && events.stream().anyMatch(ShippingOptionDropped.class::isInstance)) {
            ShippingQuote chosen = order.delivery().shipping();
            return Decision.Refused.because(ShippingOptionUnavailable.of(
                    chosen.optionId(), pricing.price(next.peek()).shippingOptions(), List.of()));
        }
        Order placed = next.peek();
        List<Refusal> lostGifts = lostGifts(placed, shipped);
        if (!lostGifts.isEmpty()) return new Decision.Refused(lostGifts);
        Optional<Refusal> tooMuch = DraftPricing.tooMuch(placed.pricing(), List.of());
        if (tooMuch.isPresent()) return Decision.Refused.because(tooMuch.get());
        Optional<Refusal> priceChanged =
                priceChange(expectedTotal, placed.pricing().total());
        if (priceChanged.isPresent()) return Decision.Refused.because(priceChanged.get());
        events.add(new OrderPlaced(placed.openUnits(), placed.pricing().total()));
        return next.accept(events, acting.get(), context.now(), context.expiry());
    }

    private List<Refusal> incomplete(DraftPricing pricing, boolean shipped) {
        if (!shipped && !order.delivery().hasAddress()) return List.of(DestinationMissing.ofBill(order.id()));
        if (shipped && order.delivery().destination() == null) {
            return List.of(DestinationMissing.ofGoods(order.id()));
        }
        Optional<Refusal> untaxable = context.untaxable(order.delivery().taxedBy(shipped), List.of())
                .filter(problem -> pricing.isTaxedByAddress(order));
        if (untaxable.isPresent()) return List.of(untaxable.get());
        if (!shipped) return List.of();
        if (order.delivery().shipping() == null) return List.of(new ShippingNotSelected(order.id()));
        return List.of();
    }

    private List<Refusal> unsellable() {
        String vendorId = order.parties().vendor().vendorId();
        if (context.activeVendor().isEmpty()) return List.of(new VendorUnavailable(vendorId, List.of()));
        List<Refusal> refusals = new ArrayList<>();
        Map<String, Integer> bought = new LinkedHashMap<>();
        for (LineItem line : order.lines()) {
            if (!line.isGift()) bought.merge(line.sku(), line.quantity(), Math::addExact);
        }
        bought.forEach((sku, units) -> {
            Optional<Product> product = context.activeProduct(sku);
            if (product.isEmpty()) {
                refusals.add(new UnknownProduct(vendorId, sku, List.of()));
                return;
            }
            String currency = product.get().price().currency().getCurrencyCode();
            if (!currency.equals(order.currency().getCurrencyCode())) {
                refusals.add(new CurrencyMismatch(
                        "The price of " + sku, order.currency().getCurrencyCode(), currency, List.of()));
            }
            Cart.shortage(product.get(), units, List.of()).ifPresent(refusals::add);
        });
        return refusals;
    }

    /** Returns the gifts that the draft had and that are out of stock now. */
    private List<Refusal> lostGifts(Order placed, boolean shipped) {
        Set<String> giving = order.lines().stream()
                .filter(LineItem::isGift)
                .map(LineItem::giftOf)
                .collect(Collectors.toSet());
        Map<String, Integer> taken =
                StockMovement.of(StockMovement.Kind.RESERVE, placed.openUnits()).units();
        return placed.pricing().offers().stream()
                .filter(offer -> offer.refusal() != null && offer.refusal().code() == Code.GIFT_UNAVAILABLE)
                .map(OfferEvaluation::offerId)
                .filter(giving::contains)
                .flatMap(offerId -> context.book().offer(offerId).orElseThrow().rule().gifts().stream())
                .flatMap(gift -> shortage(gift, taken.getOrDefault(gift.sku(), 0), shipped).stream())
                .toList();
    }

    private Optional<Refusal> shortage(ProductQuantity gift, int taken, boolean shipped) {
        int available =
                context.gift(gift.sku(), shipped).map(Product::available).orElse(0);
        int requested = taken + gift.quantity();
        return requested > available
                ? Optional.of(new OutOfStock(gift.sku(), requested, available, List.of()))
                : Optional.empty();
    }

    private Optional<Refusal> priceChange(Optional<Money> expectedTotal, Money actual) {
        if (expectedTotal.isEmpty()) {
            Money last = order.pricing().total();
            return actual.compareTo(last) > 0 ? Optional.of(new PriceChanged(last, actual)) : Optional.empty();
        }
        Money expected = expectedTotal.get();
        if (!expected.currency().equals(actual.currency())) {
            return Optional.of(new CurrencyMismatch(
                    "expectedTotal",
                    actual.currency().getCurrencyCode(),
                    expected.currency().getCurrencyCode(),
                    List.of("expectedTotal", "currency")));
        }
        return expected.equals(actual) ? Optional.empty() : Optional.of(new PriceChanged(expected, actual));
    }
}
