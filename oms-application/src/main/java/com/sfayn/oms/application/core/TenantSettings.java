package com.sfayn.oms.application.core;

import com.sfayn.oms.domain.order.ExpiryPolicy;
import com.sfayn.oms.domain.pricing.PricingPolicy;
import com.sfayn.oms.domain.pricing.PricingPolicy.Taxes;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;

/**
 * The settings of one tenant.
 *
 * @param currency of prices and offers without a currency
 * @param zone of dates and times of day without a time zone
 * @param paymentMethods names of the payment methods that this tenant's customers may use
 * @param expiry when drafts and unpaid orders expire
 * @param customersFromCheckout whether checkouts create and update customer records and their addresses
 * @param failedAttempts limits failed attempts with coupon codes and payment transaction ids
 */
public record TenantSettings(
        Currency currency,
        ZoneId zone,
        boolean pricesIncludeTax,
        Taxes taxes,
        List<String> paymentMethods,
        ExpiryPolicy expiry,
        boolean customersFromCheckout,
        AttemptLimit failedAttempts) {
    /** The payment method that needs no gateway. */
    public static final String CASH_ON_DELIVERY = "Cash On Delivery";

    /** USD, UTC, prices without tax, built-in tax rules, cash on delivery. */
    public static final TenantSettings DEFAULT = new TenantSettings(
            Currency.getInstance("USD"), ZoneOffset.UTC, false, Taxes.DEFAULTS, List.of(CASH_ON_DELIVERY));

    public TenantSettings {
        paymentMethods = List.copyOf(paymentMethods);
    }

    /** With the default expiry policy. */
    public TenantSettings(
            Currency currency, ZoneId zone, boolean pricesIncludeTax, Taxes taxes, List<String> paymentMethods) {
        this(currency, zone, pricesIncludeTax, taxes, paymentMethods, ExpiryPolicy.DEFAULT);
    }

    /** With customers from another source: checkouts do not change customer records. */
    public TenantSettings(
            Currency currency,
            ZoneId zone,
            boolean pricesIncludeTax,
            Taxes taxes,
            List<String> paymentMethods,
            ExpiryPolicy expiry) {
        this(currency, zone, pricesIncludeTax, taxes, paymentMethods, expiry, false);
    }

    /** With the default limit of failed attempts. */
    public TenantSettings(
            Currency currency,
            ZoneId zone,
            boolean pricesIncludeTax,
            Taxes taxes,
            List<String> paymentMethods,
            ExpiryPolicy expiry,
            boolean customersFromCheckout) {
        this(
                currency,
                zone,
                pricesIncludeTax,
                taxes,
                paymentMethods,
                expiry,
                customersFromCheckout,
                AttemptLimit.DEFAULT);
    }

    public PricingPolicy pricingPolicy() {
        return new PricingPolicy(currency, zone, pricesIncludeTax, taxes);
    }
}
