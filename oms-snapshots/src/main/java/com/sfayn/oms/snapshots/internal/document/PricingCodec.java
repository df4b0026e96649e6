package com.sfayn.oms.snapshots.internal.document;

import com.sfayn.oms.domain.pricing.LinePricing;
import com.sfayn.oms.domain.pricing.Pricing;
import com.sfayn.oms.domain.pricing.offer.DiscountShare;
import com.sfayn.oms.domain.pricing.offer.OfferEvaluation;
import com.sfayn.oms.domain.pricing.offer.OfferRefusal;
import com.sfayn.oms.domain.pricing.tax.TaxLine;

/** The stored form of an order's amounts, with the taxes and offers that they consist of. */
final class PricingCodec {
    private PricingCodec() {}

    static Pricing pricing(Members<Pricing> pricing) {
        return new Pricing(
                pricing.flag("tax_included", Pricing::taxIncluded),
                pricing.money("items", Pricing::items),
                pricing.money("discounts", Pricing::discounts),
                pricing.money("shipping", Pricing::shipping),
                pricing.money("shipping_discount", Pricing::shippingDiscount),
                pricing.money("tax", Pricing::tax),
                pricing.money("shipping_tax", Pricing::shippingTax),
                pricing.money("total", Pricing::total),
                pricing.parts("taxes", Pricing::taxes, PricingCodec::tax),
                pricing.parts("offers", Pricing::offers, PricingCodec::evaluation),
                pricing.parts("lines", Pricing::lines, PricingCodec::line));
    }

    private static TaxLine tax(Members<TaxLine> tax) {
        return new TaxLine(
                tax.text("name", TaxLine::name),
                tax.decimal("rate", TaxLine::rate),
                tax.money("base", TaxLine::base),
                tax.money("amount", TaxLine::amount));
    }

    private static OfferEvaluation evaluation(Members<OfferEvaluation> evaluation) {
        return new OfferEvaluation(
                evaluation.text("offer_id", OfferEvaluation::offerId),
                evaluation.text("name", OfferEvaluation::name),
                evaluation.text("type", OfferEvaluation::type),
                evaluation.number("priority", OfferEvaluation::priority),
                evaluation.text("coupon_code", OfferEvaluation::couponCode),
                evaluation.money("amount", OfferEvaluation::amount),
                evaluation.part("refusal", OfferEvaluation::refusal, PricingCodec::refusal));
    }

    private static OfferRefusal refusal(Members<OfferRefusal> refusal) {
        return new OfferRefusal(
                refusal.name("code", OfferRefusal::code, OfferRefusal.Code.class),
                refusal.text("message", OfferRefusal::message),
                refusal.text("required", OfferRefusal::required),
                refusal.text("actual", OfferRefusal::actual));
    }

    private static LinePricing line(Members<LinePricing> line) {
        return new LinePricing(
                line.text("line_id", LinePricing::lineId),
                line.money("total", LinePricing::total),
                line.money("discount", LinePricing::discount),
                line.parts("discounts", LinePricing::discounts, PricingCodec::share),
                line.money("tax", LinePricing::tax));
    }

    private static DiscountShare share(Members<DiscountShare> share) {
        return new DiscountShare(
                share.text("offer_id", DiscountShare::offerId),
                share.text("coupon_code", DiscountShare::couponCode),
                share.money("amount", DiscountShare::amount));
    }
}
