package com.sfayn.oms.graphql.internal.order;

import com.sfayn.oms.application.core.OrderView;
import com.sfayn.oms.domain.pricing.Pricing;
import com.sfayn.oms.domain.pricing.offer.OfferEvaluation;
import com.sfayn.oms.domain.pricing.offer.OfferRefusal;
import com.sfayn.oms.domain.pricing.tax.TaxLine;
import com.sfayn.oms.graphql.internal.wiring.TypeFields;
import graphql.schema.idl.RuntimeWiring;
import java.util.function.Function;

/** Wires the types of an order's price. */
public final class PricingTypes {
    private PricingTypes() {}

    public static RuntimeWiring.Builder wire(RuntimeWiring.Builder wiring) {
        return wiring.type(TypeFields.of("Pricing", OrderView.class)
                        .field("taxIncluded", of(Pricing::taxIncluded))
                        .field("items", of(Pricing::items))
                        .field("discounts", of(Pricing::discounts))
                        .field("shipping", of(Pricing::shipping))
                        .field("shippingDiscount", of(Pricing::shippingDiscount))
                        .field("tax", of(Pricing::tax))
                        .field("shippingTax", of(Pricing::shippingTax))
                        .field("total", of(Pricing::total))
                        .field("taxes", of(Pricing::taxes))
                        .field("offers", (view, call) -> OfferVisibility.to(call.actor(), view.order()))
                        .wiring())
                .type(TypeFields.of("TaxLine", TaxLine.class)
                        .field("name", TaxLine::name)
                        .field("rate", TaxLine::rate)
                        .field("base", TaxLine::base)
                        .field("amount", TaxLine::amount)
                        .wiring())
                .type(TypeFields.of("OfferEvaluation", OfferEvaluation.class)
                        .field("offerId", OfferEvaluation::offerId)
                        .field("name", OfferEvaluation::name)
                        .field("type", OfferEvaluation::type)
                        .field("priority", OfferEvaluation::priority)
                        .field("applied", OfferEvaluation::applied)
                        .field("amount", OfferEvaluation::amount)
                        .field("refusal", OfferEvaluation::refusal)
                        .wiring())
                .type(TypeFields.of("OfferRefusal", OfferRefusal.class)
                        .field("code", refusal -> refusal.code().name())
                        .field("message", OfferRefusal::message)
                        .field("required", OfferRefusal::required)
                        .field("actual", OfferRefusal::actual)
                        .wiring());
    }

    private static Function<OrderView, Object> of(Function<Pricing, ?> read) {
        return view -> read.apply(view.order().pricing());
    }
}
