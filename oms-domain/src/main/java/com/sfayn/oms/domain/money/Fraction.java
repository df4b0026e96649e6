package com.sfayn.oms.domain.money;

import java.math.BigDecimal;

/**
 * An exact number on its way to an amount, also where no decimal can hold it: a third of what is left of a line. It ends
 * in {@link Money#rounded(Fraction, java.util.Currency)}.
 *
 * @param denominator above zero
 */
public record Fraction(BigDecimal numerator, BigDecimal denominator) {
    /** Nothing. */
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
