package com.sfayn.oms.application.core;

import com.sfayn.oms.domain.order.ExpiryPolicy;
import com.sfayn.oms.domain.pricing.PricingPolicy;
import com.sfayn.oms.domain.pricing.PricingPolicy.Taxes;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;

/**
 * What is decided per tenant.
 *
 * @param currency of prices and offers that name none
 * @param zone of dates and times of day that name none
 * @param paymentMethods names of the payment gateways that this tenant's customers may use
 * @param lifetimes of orders that wait for their customer
 * @param customersFromCheckout whether what a checkout says of its customer and destination is kept on their record
 * @param failedAttempts how often one user may try coupon codes, or payments' transaction ids, on one order in vain
 */
public record TenantSettings(
        Currency currency,
        ZoneId zone,
        boolean pricesIncludeTax,
        Taxes taxes,
        List<String> paymentMethods,
        ExpiryPolicy lifetimes,
        boolean customersFromCheckout,
        AttemptLimit failedAttempts) {
    /** The one method that needs no provider. */
    public static final String CASH_ON_DELIVERY = "Cash On Delivery";

    /** USD, UTC, prices without tax, built-in tax rules, cash on delivery. */
    public static final TenantSettings DEFAULT = new TenantSettings(
            Currency.getInstance("USD"), ZoneOffset.UTC, false, Taxes.DEFAULTS, List.of(CASH_ON_DELIVERY));

    public TenantSettings {
        paymentMethods = List.copyOf(paymentMethods);
    }

    /** With the lifetimes of those who decide nothing about them. */
    public TenantSettings(
            Currency currency, ZoneId zone, boolean pricesIncludeTax, Taxes taxes, List<String> paymentMethods) {
        this(currency, zone, pricesIncludeTax, taxes, paymentMethods, ExpiryPolicy.DEFAULT);
    }

    /** Where customers are known from elsewhere: checkouts leave their records alone. */
    public TenantSettings(
            Currency currency,
            ZoneId zone,
            boolean pricesIncludeTax,
            Taxes taxes,
            List<String> paymentMethods,
            ExpiryPolicy lifetimes) {
        this(currency, zone, pricesIncludeTax, taxes, paymentMethods, lifetimes, false);
    }

    /** With the usual limit of failed attempts. */
    public TenantSettings(
            Currency currency,
            ZoneId zone,
            boolean pricesIncludeTax,
            Taxes taxes,
            List<String> paymentMethods,
            ExpiryPolicy lifetimes,
            boolean customersFromCheckout) {
        this(
                currency,
                zone,
                pricesIncludeTax,
                taxes,
                paymentMethods,
                lifetimes,
                customersFromCheckout,
                AttemptLimit.DEFAULT);
    }

    public PricingPolicy pricingPolicy() {
        return new PricingPolicy(currency, zone, pricesIncludeTax, taxes);
    }
}
