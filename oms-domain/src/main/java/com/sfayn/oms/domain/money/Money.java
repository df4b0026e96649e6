package com.sfayn.oms.domain.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;

/**
 * An exact amount in one ISO 4217 currency. It always has the currency's own number of fraction digits (JPY 0, SGD 2, BHD
 * 3), so equal amounts are equal values; amounts of different currencies are never added.
 *
 * <p>It is kept and calculated as a whole number of minor units in a long. An amount beyond that, or a result, is kept as
 * a decimal instead: no amount is too large, and none is less exact.
 */
public final class Money implements Comparable<Money> {
    private final long minorUnits;
    private final BigDecimal beyondLong;
    private final Currency currency;

    /** @throws ArithmeticException if the amount has more fraction digits than its currency */
    public Money(BigDecimal amount, Currency currency) {
        int digits = fractionDigits(currency);
        BigDecimal exact = amount.setScale(digits, RoundingMode.UNNECESSARY);
        long units = 0;
        BigDecimal large = null;
        try {
            units = exact.scaleByPowerOfTen(digits).longValueExact();
        } catch (ArithmeticException beyondLong) {
            large = exact;
        }
        this.minorUnits = units;
        this.beyondLong = large;
        this.currency = currency;
    }

    /** @param currency one that amounts are kept in */
    Money(long minorUnits, Currency currency) {
        this.minorUnits = minorUnits;
        this.beyondLong = null;
        this.currency = currency;
    }

    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    public static Money zero(Currency currency) {
        fractionDigits(currency);
        return new Money(0, currency);
    }

    /** @throws IllegalArgumentException if amounts are not kept in that currency */
    static int fractionDigits(Currency currency) {
        int digits = currency.getDefaultFractionDigits();
        if (digits < 0) {
            throw new IllegalArgumentException(
                    currency + " has no fraction digits defined, so it can't be used for amounts.");
        }
        return digits;
    }

    /** The end of an exact calculation: rounded once, half-up. */
    public static Money rounded(BigDecimal exact, Currency currency) {
        return new Money(exact.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP), currency);
    }

    /** The same for a number that no decimal may hold. */
    public static Money rounded(Fraction exact, Currency currency) {
        return new Money(
                exact.numerator()
                        .divide(exact.denominator(), currency.getDefaultFractionDigits(), RoundingMode.HALF_UP),
                currency);
    }

    public BigDecimal amount() {
        return beyondLong == null ? BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits()) : beyondLong;
    }

    public Currency currency() {
        return currency;
    }

    /** @throws ArithmeticException if the amount is more of them than a long holds */
    long minorUnits() {
        if (beyondLong != null) throw new ArithmeticException(this + " exceeds a long of minor units.");
        return minorUnits;
    }

    public Money plus(Money other) {
        try {
            return new Money(Math.addExact(minorUnits(), sameCurrency(other).minorUnits()), currency);
        } catch (ArithmeticException beyondLong) {
            return new Money(amount().add(sameCurrency(other).amount()), currency);
        }
    }

    public Money minus(Money other) {
        try {
            return new Money(
                    Math.subtractExact(minorUnits(), sameCurrency(other).minorUnits()), currency);
        } catch (ArithmeticException beyondLong) {
            return new Money(amount().subtract(sameCurrency(other).amount()), currency);
        }
    }

    public Money times(int quantity) {
        try {
            return new Money(Math.multiplyExact(minorUnits(), quantity), currency);
        } catch (ArithmeticException beyondLong) {
            return new Money(amount().multiply(BigDecimal.valueOf(quantity)), currency);
        }
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** This amount, or zero if it is below zero. */
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
        return beyondLong == null ? Long.signum(minorUnits) : beyondLong.signum();
    }

    @Override
    public int compareTo(Money other) {
        return beyondLong == null && sameCurrency(other).beyondLong == null
                ? Long.compare(minorUnits, other.minorUnits)
                : amount().compareTo(sameCurrency(other).amount());
    }

    /** The amount in the currency's own fraction digits, without the currency: {@code "21.80"}. */
    public String plainAmount() {
        return amount().toPlainString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Money money
                && minorUnits == money.minorUnits
                && Objects.equals(beyondLong, money.beyondLong)
                && currency.equals(money.currency);
    }

    @Override
    public int hashCode() {
        return Objects.hash(minorUnits, beyondLong, currency);
    }

    /** As people read it: {@code "21.80 SGD"}. */
    @Override
    public String toString() {
        return plainAmount() + " " + currency.getCurrencyCode();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) throw doNotAddUp(this, other);
        return other;
    }

    static IllegalArgumentException doNotAddUp(Money one, Money other) {
        return new IllegalArgumentException(
                "Amounts in different currencies can't be combined: " + one + " and " + other);
    }
}
