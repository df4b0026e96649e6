package com.sfayn.oms.domain.money;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount that is added to and taken from step by step, without an object for every step: running accounts and sums
 * over lines are most of what pricing calculates. Exact, however large it becomes.
 */
public final class Balance {
    private final Currency currency;
    private final int digits;
    private long minorUnits;

    /** What the long did not take, together with which it is the balance; null as long as there is nothing. */
    private BigDecimal beyondLong;

    private Balance(Currency currency) {
        this.currency = currency;
        this.digits = Money.fractionDigits(currency);
    }

    /** @throws IllegalArgumentException if amounts are not kept in that currency */
    public static Balance zero(Currency currency) {
        return new Balance(currency);
    }

    /** Starts with that amount. */
    public static Balance of(Money amount) {
        Balance balance = new Balance(amount.currency());
        balance.add(amount);
        return balance;
    }

    /** @throws IllegalArgumentException if the amount is in another currency */
    public void add(Money amount) {
        requireSameCurrency(amount);
        try {
            minorUnits = Math.addExact(minorUnits, amount.minorUnits());
        } catch (ArithmeticException tooLarge) {
            beyondLong = beyondLong().add(amount.amount());
        }
    }

    /** @throws IllegalArgumentException if the amount is in another currency */
    public void subtract(Money amount) {
        requireSameCurrency(amount);
        try {
            minorUnits = Math.subtractExact(minorUnits, amount.minorUnits());
        } catch (ArithmeticException tooLarge) {
            beyondLong = beyondLong().subtract(amount.amount());
        }
    }

    public boolean isNegative() {
        return beyondLong == null ? minorUnits < 0 : decimal().signum() < 0;
    }

    /** As it stands now. */
    public Money amount() {
        return beyondLong == null ? new Money(minorUnits, currency) : new Money(decimal(), currency);
    }

    /** @throws ArithmeticException if it is, or has been, more of them than a long holds */
    long minorUnits() {
        if (beyondLong != null) throw new ArithmeticException(amount() + " exceeds a long of minor units.");
        return minorUnits;
    }

    private BigDecimal beyondLong() {
        return beyondLong == null ? BigDecimal.ZERO : beyondLong;
    }

    private BigDecimal decimal() {
        return beyondLong().add(BigDecimal.valueOf(minorUnits, digits));
    }

    private void requireSameCurrency(Money amount) {
        if (!currency.equals(amount.currency())) throw Money.doNotAddUp(amount(), amount);
    }
}
