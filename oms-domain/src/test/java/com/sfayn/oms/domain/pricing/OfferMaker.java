package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.pricing.condition.Window;
import com.sfayn.oms.domain.pricing.offer.Offer;
import com.sfayn.oms.domain.pricing.offer.OfferTypes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;

/** Builds an offer; by default stackable, always open, priority 0, in the tenant's currency. */
public record OfferMaker(
        String id,
        String type,
        String discount,
        Map<String, Object> conditions,
        String currency,
        boolean requiresCoupon,
        boolean stackable,
        int priority,
        Window window,
        boolean active) {
    public static OfferMaker offer(String id, String type, String discount) {
        return new OfferMaker(id, type, discount, Map.of(), null, false, true, 0, Window.ALWAYS, true);
    }

    public OfferMaker when(Map<String, Object> given) {
        return new OfferMaker(id, type, discount, given, currency, requiresCoupon, stackable, priority, window, active);
    }

    public OfferMaker in(String given) {
        return new OfferMaker(
                id, type, discount, conditions, given, requiresCoupon, stackable, priority, window, active);
    }

    public OfferMaker withCoupon() {
        return new OfferMaker(id, type, discount, conditions, currency, true, stackable, priority, window, active);
    }

    public OfferMaker alone() {
        return new OfferMaker(
                id, type, discount, conditions, currency, requiresCoupon, false, priority, window, active);
    }

    public OfferMaker first(int given) {
        return new OfferMaker(
                id, type, discount, conditions, currency, requiresCoupon, stackable, given, window, active);
    }

    public OfferMaker between(Instant from, Instant until) {
        return new OfferMaker(
                id,
                type,
                discount,
                conditions,
                currency,
                requiresCoupon,
                stackable,
                priority,
                new Window(from, until),
                active);
    }

    public OfferMaker inactive() {
        return new OfferMaker(
                id, type, discount, conditions, currency, requiresCoupon, stackable, priority, window, false);
    }

    public Offer make() {
        return new Offer(
                "v-1",
                id,
                type,
                "Offer " + id,
                new BigDecimal(discount),
                currency == null ? null : Currency.getInstance(currency),
                requiresCoupon,
                stackable,
                priority,
                window,
                active,
                Shop.value(OfferTypes.read(type, new BigDecimal(discount), conditions)));
    }
}
