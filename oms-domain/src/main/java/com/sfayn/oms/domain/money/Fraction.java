package com.sfayn.oms.domain.money;

import java.math.BigDecimal;

/**
 * An exact intermediate result that a decimal may not be able to represent, such as a third of a line's amount.
 * {@link Money#rounded(Fraction, java.util.Currency)} turns it into an amount.
 *
 * @param denominator above zero
 */
public record Fraction(BigDecimal numerator, BigDecimal denominator) {
    /** Zero. */
    public static final Fraction ZERO = of(BigDecimal.ZERO);

    public Fraction {
        if (denominator.signum() <= 0)
            throw new IllegalArgumentException("The denominator must be above zero: " + denominator);
    }

    public static Fraction of(BigDecimal number) {
        return new Fraction(number, BigDecimal.ONE);
    }

    public Fraction plus(Fraction other) {
        if (numerator.signum() == 0) return other;
        if (denominator.equals(other.denominator)) {
            return new Fraction(numerator.add(other.numerator), denominator);
        }
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Fraction times(BigDecimal factor) {
        return new Fraction(numerator.multiply(factor), denominator);
    }

    @Override
    public String toString() {
        return denominator.equals(BigDecimal.ONE) ? numerator.toPlainString() : numerator + "/" + denominator;
    }
}
