package com.sfayn.oms.domain.pricing;

/** Prices a basket from nothing. */
public final class PricingEngine {
    public PricingEngine(TaxCalculator taxCalculator) {}

    public PricingResult price(PricingRequest request) {
        throw new UnsupportedOperationException();
    }
}
