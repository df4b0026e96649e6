package com.sfayn.oms.domain.pricing;

import com.sfayn.oms.domain.address.Destination;
import com.sfayn.oms.domain.catalogue.Vendor;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.parsing.Parsed;
import com.sfayn.oms.domain.pricing.condition.Window;
import com.sfayn.oms.domain.pricing.offer.BoughtLine;
import com.sfayn.oms.domain.pricing.offer.Coupon;
import com.sfayn.oms.domain.pricing.offer.Offer;
import com.sfayn.oms.domain.pricing.offer.OfferEvaluation;
import com.sfayn.oms.domain.pricing.shipping.ShippingMethods;
import com.sfayn.oms.domain.pricing.shipping.ShippingOption;
import com.sfayn.oms.domain.pricing.tax.TaxRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Test data for pricing: a shop in Singapore with Standard shipping at 5.00, without offers and own tax rules. */
public final class Shop {
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Destination SINGAPORE = new Destination("SG", null, "Singapore");
    public static final Currency SGD = Currency.getInstance("SGD");

    public final List<BoughtLine> lines = new ArrayList<>();
    public final List<Offer> offers = new ArrayList<>();
    final List<Coupon> coupons = new ArrayList<>();
    public final List<ShippingOption> options = new ArrayList<>();
    final List<TaxRule> taxRules = new ArrayList<>();
    final List<OfferMaker> makers = new ArrayList<>();
    final Map<String, Map<String, Object>> optionConditions = new HashMap<>();
    final Map<String, Integer> giftStock = new HashMap<>();
    Instant now = NOW;
    public Currency currency = SGD;
    public Destination destination = SINGAPORE;
    Destination billing = null;
    public String selected = "Standard";
    boolean pricesIncludeTax = false;
    PricingPolicy.Taxes taxes = PricingPolicy.Taxes.DEFAULTS;
    boolean tenantHasTaxRules = false;

    public Shop() {
        options.add(option("Standard", "5.00", "0.00", Map.of("max_weight", 30)));
    }

    public Shop line(String sku, int quantity, String price) {
        return line(sku, null, quantity, price, "0.1", true);
    }

    public Shop line(String sku, String category, int quantity, String price, String weight, boolean taxable) {
        return line("line-" + sku, sku, category, quantity, price, weight, taxable, true);
    }

    Shop line(
            String lineId,
            String sku,
            String category,
            int quantity,
            String price,
            String weight,
            boolean taxable,
            boolean requiresShipping) {
        Money unitPrice = Money.of(price, currency.getCurrencyCode());
        lines.add(new BoughtLine(
                lineId, sku, category, unitPrice, quantity, new BigDecimal(weight), taxable, requiresShipping));
        return this;
    }

    public Shop coupon(String code, String offerId) {
        coupons.add(new Coupon("v-1", code, offerId, Window.ALWAYS, true));
        return this;
    }

    /** Adds an offer and keeps its unparsed values. */
    Shop offer(OfferMaker maker) {
        makers.add(maker);
        offers.add(maker.make());
        return this;
    }

    /** Adds a shipping option named after its method and keeps its unparsed values. */
    Shop option(String method, Money baseCost, Money flatRate, Map<String, Object> conditions) {
        optionConditions.put(method, conditions);
        options.add(new ShippingOption(
                "v-1",
                method,
                method,
                method,
                "2-3 Days",
                baseCost,
                flatRate,
                true,
                value(ShippingMethods.read(method, conditions))));
        return this;
    }

    VendorBook book() {
        return new VendorBook(
                Optional.of(new Vendor("v-1", "Vendor 1", "Singapore", "SG", true)),
                offers,
                options,
                taxRules,
                tenantHasTaxRules || !taxRules.isEmpty());
    }

    PricingRequest request() {
        return request(book());
    }

    /** Uses an existing book. */
    PricingRequest request(VendorBook book) {
        return new PricingRequest(
                currency,
                lines,
                coupons,
                Optional.ofNullable(destination),
                Optional.ofNullable(billing),
                Optional.ofNullable(selected),
                giftStock,
                book,
                new PricingPolicy(SGD, ZoneId.of("Asia/Singapore"), pricesIncludeTax, taxes),
                now);
    }

    public PricingResult price() {
        return new PricingEngine(new RuleTaxCalculator()).price(request());
    }

    public OfferEvaluation evaluation(String offerId) {
        return price().pricing().offers().stream()
                .filter(evaluation -> evaluation.offerId().equals(offerId))
                .findFirst()
                .orElseThrow();
    }

    public static ShippingOption option(
            String method, String baseCost, String flatRate, Map<String, Object> conditions) {
        return new ShippingOption(
                "v-1",
                method,
                method,
                method,
                "2-3 Days",
                Money.of(baseCost, "SGD"),
                Money.of(flatRate, "SGD"),
                true,
                value(ShippingMethods.read(method, conditions)));
    }

    static TaxRule tax(String id, String state, String rate, boolean onShipping, String... categories) {
        return new TaxRule(
                id,
                "SG",
                state,
                "Tax " + id,
                new BigDecimal(rate),
                Window.ALWAYS,
                onShipping,
                Set.of(categories),
                true);
    }

    static <T> T value(Parsed<T> reading) {
        return reading.value().orElseThrow(() -> new AssertionError(reading.problems()));
    }
}
