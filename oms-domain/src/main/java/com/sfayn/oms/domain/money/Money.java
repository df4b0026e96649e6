package com.sfayn.oms.domain.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An exact amount in one ISO 4217 currency. The scale is always the currency's own number of fraction digits (JPY 0,
 * SGD 2, BHD 3), so equal amounts are equal values; amounts of different currencies are never added.
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {
    /** @throws ArithmeticException if the amount has more fraction digits than its currency */
    public Money {
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException(currency + " is not a currency that amounts are kept in.");
        }
        amount = amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.UNNECESSARY);
    }

    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /**
     * All of them together; zero if there are none.
     *
     * @throws IllegalArgumentException if one is in another currency
     */
    public static Money sum(Currency currency, Iterable<Money> amounts) {
        Money zero = zero(currency);
        BigDecimal sum = zero.amount;
        for (Money money : amounts) sum = sum.add(zero.sameCurrency(money).amount);
        return new Money(sum, currency);
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

    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    public Money times(int quantity) {
        return new Money(amount.multiply(BigDecimal.valueOf(quantity)), currency);
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** This amount, or zero if it is below zero. */
    public Money orZero() {
        return isNegative() ? zero(currency) : this;
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    public boolean isNegative() {
        return amount.signum() < 0;
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other).amount);
    }

    /** The amount in the currency's own fraction digits, without the currency: {@code "21.80"}. */
    public String plainAmount() {
        return amount.toPlainString();
    }

    /** As people read it: {@code "21.80 SGD"}. */
    @Override
    public String toString() {
        return plainAmount() + " " + currency.getCurrencyCode();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "Amounts of different currencies do not add up: " + this + " and " + other);
        }
        return other;
    }
}
