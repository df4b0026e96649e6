package com.sfayn.oms.domain.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;

/**
 * An exact amount in one ISO 4217 currency. It always has the currency's number of fraction digits (JPY 0, SGD 2, BHD
 * 3), so equal amounts are equal values. Amounts in different currencies can't be added or compared.
 *
 * <p>The amount is held as a long of minor units. An amount that exceeds a long is held as a decimal instead, so that
 * there is no maximum.
 */
public final class Money implements Comparable<Money> {
    private final long minorUnits;
    private final BigDecimal largeAmount;
    private final Currency currency;

    /** @throws ArithmeticException if the amount has more fraction digits than its currency */
    public Money(BigDecimal amount, Currency currency) {
        int digits = fractionDigits(currency);
        BigDecimal exact = amount.setScale(digits, RoundingMode.UNNECESSARY);
        long units = 0;
        BigDecimal large = null;
        try {
            units = exact.scaleByPowerOfTen(digits).longValueExact();
        } catch (ArithmeticException exceedsLong) {
            large = exact;
        }
        this.minorUnits = units;
        this.largeAmount = large;
        this.currency = currency;
    }

    /** @param currency one with defined fraction digits */
    Money(long minorUnits, Currency currency) {
        this.minorUnits = minorUnits;
        this.largeAmount = null;
        this.currency = currency;
    }

    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    public static Money zero(Currency currency) {
        fractionDigits(currency);
        return new Money(0, currency);
    }

    /** @throws IllegalArgumentException if the currency has no fraction digits defined */
    static int fractionDigits(Currency currency) {
        int digits = currency.getDefaultFractionDigits();
        if (digits < 0) {
            throw new IllegalArgumentException(
                    currency + " has no fraction digits defined, so it can't be used for amounts.");
        }
        return digits;
    }

    /** Rounds the exact result of a calculation half-up. */
    public static Money rounded(BigDecimal exact, Currency currency) {
        return new Money(exact.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP), currency);
    }

    /** Rounds a fraction half-up. */
    public static Money rounded(Fraction exact, Currency currency) {
        return new Money(
                exact.numerator()
                        .divide(exact.denominator(), currency.getDefaultFractionDigits(), RoundingMode.HALF_UP),
                currency);
    }

    public BigDecimal amount() {
        return largeAmount == null ? BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits()) : largeAmount;
    }

    public Currency currency() {
        return currency;
    }

    /** @throws ArithmeticException if the amount exceeds a long of minor units */
    long minorUnits() {
        if (largeAmount != null) throw new ArithmeticException(this + " exceeds a long of minor units.");
        return minorUnits;
    }

    public Money plus(Money other) {
        try {
            return new Money(Math.addExact(minorUnits(), sameCurrency(other).minorUnits()), currency);
        } catch (ArithmeticException exceedsLong) {
            return new Money(amount().add(sameCurrency(other).amount()), currency);
        }
    }

    public Money minus(Money other) {
        try {
            return new Money(
                    Math.subtractExact(minorUnits(), sameCurrency(other).minorUnits()), currency);
        } catch (ArithmeticException exceedsLong) {
            return new Money(amount().subtract(sameCurrency(other).amount()), currency);
        }
    }

    public Money times(int quantity) {
        try {
            return new Money(Math.multiplyExact(minorUnits(), quantity), currency);
        } catch (ArithmeticException exceedsLong) {
            return new Money(amount().multiply(BigDecimal.valueOf(quantity)), currency);
        }
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** Returns this amount, or zero if it is negative. */
    public Money orZero() {
        return isNegative() ? zero(currency) : this;
    }

    public boolean isZero() {
        return signum() == 0;
    }

    public boolean isNegative() {
        return signum() < 0;
    }

    public boolean isPositive() {
        return signum() > 0;
    }

    private int signum() {
        return largeAmount == null ? Long.signum(minorUnits) : largeAmount.signum();
    }

    @Override
    public int compareTo(Money other) {
        return largeAmount == null && sameCurrency(other).largeAmount == null
                ? Long.compare(minorUnits, other.minorUnits)
                : amount().compareTo(sameCurrency(other).amount());
    }

    /** Returns the amount without the currency: {@code "21.80"}. */
    public String plainAmount() {
        return amount().toPlainString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Money money
                && minorUnits == money.minorUnits
                && Objects.equals(largeAmount, money.largeAmount)
                && currency.equals(money.currency);
    }

    @Override
    public int hashCode() {
        return Objects.hash(minorUnits, largeAmount, currency);
    }

    /** For messages: {@code "21.80 SGD"}. */
    @Override
    public String toString() {
        return plainAmount() + " " + currency.getCurrencyCode();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) throw currencyMismatch(this, other);
        return other;
    }

    static IllegalArgumentException currencyMismatch(Money one, Money other) {
        return new IllegalArgumentException(
                "Amounts in different currencies can't be combined: " + one + " and " + other);
    }
}
