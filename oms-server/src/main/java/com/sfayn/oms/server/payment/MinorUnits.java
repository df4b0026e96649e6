package com.sfayn.oms.server.payment;

import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.parsing.Ascii;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;

/**
 * Converts amounts from the formats of the providers. Some of their currencies have other decimal digits than in ISO
 * 4217. An amount that the currency can't represent exactly is rejected, never rounded.
 *
 * @see <a href="https://docs.stripe.com/currencies">Stripe: supported currencies</a>
 * @see <a href="https://developer.paypal.com/api/rest/reference/currency-codes/">PayPal: currency codes</a>
 */
final class MinorUnits {
    /** Currencies without decimals at Stripe; MGA has two digits in ISO 4217. */
    private static final Set<String> STRIPE_WHOLE = Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");

    /** Currencies that Stripe counts in hundredths for compatibility, although they have no decimals. */
    private static final Set<String> STRIPE_HUNDREDTHS = Set.of("ISK", "UGX");

    /** Currencies that Stripe counts in thousandths; the last digit is always 0. */
    private static final Set<String> STRIPE_THOUSANDTHS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

    /** Currencies without decimals at PayPal; HUF and TWD have two digits in ISO 4217. */
    private static final Set<String> PAYPAL_WHOLE = Set.of("HUF", "JPY", "TWD");

    private static final int HUNDREDTHS = 2;
    private static final int THOUSANDTHS = 3;

    private MinorUnits() {}

    /** @param currency in any case; Stripe uses lower case */
    static Optional<Money> stripe(BigDecimal units, String currency) {
        return currency(currency)
                .flatMap(known -> stripeDigits(known).flatMap(digits -> money(units.movePointLeft(digits), known)));
    }

    /** @param value in the format of PayPal, e.g. {@code "21.80"} or {@code "1500"} */
    static Optional<Money> payPal(String value, String currency) {
        if (!value.matches("\\d{1,15}(\\.\\d{1,4})?")) return Optional.empty();
        BigDecimal amount = new BigDecimal(value);
        return currency(currency)
                .filter(known -> !PAYPAL_WHOLE.contains(known.getCurrencyCode()) || isWhole(amount))
                .flatMap(known -> money(amount, known));
    }

    private static Optional<Integer> stripeDigits(Currency currency) {
        String code = currency.getCurrencyCode();
        if (STRIPE_WHOLE.contains(code)) return Optional.of(0);
        if (STRIPE_THOUSANDTHS.contains(code)) return Optional.of(THOUSANDTHS);
        boolean usual = currency.getDefaultFractionDigits() == HUNDREDTHS || STRIPE_HUNDREDTHS.contains(code);
        return usual ? Optional.of(HUNDREDTHS) : Optional.empty();
    }

    private static Optional<Currency> currency(String code) {
        try {
            return Optional.of(Currency.getInstance(Ascii.toUpperCase(code)))
                    .filter(known -> known.getDefaultFractionDigits() >= 0);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Money> money(BigDecimal amount, Currency currency) {
        boolean exact = amount.stripTrailingZeros().scale() <= currency.getDefaultFractionDigits();
        return exact ? Optional.of(new Money(amount, currency)) : Optional.empty();
    }

    private static boolean isWhole(BigDecimal amount) {
        return amount.stripTrailingZeros().scale() <= 0;
    }
}
