package com.sfayn.oms.domain.money;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * A mutable amount for sums and running balances. It avoids an object per step, because pricing consists mostly of
 * sums. Exact for any size. Not thread-safe.
 */
public final class Balance {
    private final Currency currency;
    private final int digits;
    private long minorUnits;

    /** The part that did not fit in the long, to be added to it; null if none. */
    private BigDecimal overflow;

    private Balance(Currency currency) {
        this.currency = currency;
        this.digits = Money.fractionDigits(currency);
    }

    /** @throws IllegalArgumentException if the currency has no fraction digits defined */
    public static Balance zero(Currency currency) {
        return new Balance(currency);
    }

    /** Returns a balance that starts with the amount. */
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
            overflow = overflow().add(amount.amount());
        }
    }

    /** @throws IllegalArgumentException if the amount is in another currency */
    public void subtract(Money amount) {
        requireSameCurrency(amount);
        try {
            minorUnits = Math.subtractExact(minorUnits, amount.minorUnits());
        } catch (ArithmeticException tooLarge) {
            overflow = overflow().subtract(amount.amount());
        }
    }

    public boolean isNegative() {
        return overflow == null ? minorUnits < 0 : decimal().signum() < 0;
    }

    /** Returns the present amount. */
    public Money amount() {
        return overflow == null ? new Money(minorUnits, currency) : new Money(decimal(), currency);
    }

    /** @throws ArithmeticException if the balance exceeds a long of minor units, or did before */
    long minorUnits() {
        if (overflow != null) throw new ArithmeticException(amount() + " exceeds a long of minor units.");
        return minorUnits;
    }

    private BigDecimal overflow() {
        return overflow == null ? BigDecimal.ZERO : overflow;
    }

    private BigDecimal decimal() {
        return overflow().add(BigDecimal.valueOf(minorUnits, digits));
    }

    private void requireSameCurrency(Money amount) {
        if (!currency.equals(amount.currency())) throw Money.currencyMismatch(amount(), amount);
    }
}
