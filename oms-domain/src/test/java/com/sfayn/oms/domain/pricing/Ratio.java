package com.sfayn.oms.domain.pricing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** A ratio of whole numbers, rounded only on request. */
record Ratio(BigInteger over, BigInteger under) implements Comparable<Ratio> {
    static final Ratio ZERO = of(0);

    static Ratio of(long whole) {
        return new Ratio(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    /** Parses a decimal. */
    static Ratio of(String decimal) {
        BigDecimal number = new BigDecimal(decimal);
        return new Ratio(
                number.movePointRight(Math.max(0, number.scale())).toBigIntegerExact(),
                BigInteger.TEN.pow(Math.max(0, number.scale())));
    }

    Ratio plus(Ratio other) {
        return new Ratio(over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under))
                .reduced();
    }

    Ratio times(Ratio other) {
        return new Ratio(over.multiply(other.over), under.multiply(other.under)).reduced();
    }

    Ratio by(Ratio other) {
        return new Ratio(over.multiply(other.under), under.multiply(other.over)).reduced();
    }

    Ratio less(long whole) {
        return plus(of(-whole));
    }

    private Ratio reduced() {
        BigInteger common = over.gcd(under);
        return common.signum() == 0 ? this : new Ratio(over.divide(common), under.divide(common));
    }

    static Ratio sum(List<Ratio> ratios) {
        return ratios.stream().reduce(ZERO, Ratio::plus);
    }

    boolean isWhole() {
        return over.mod(under).signum() == 0;
    }

    long floor() {
        return over.divide(under).longValueExact();
    }

    /** Rounds to the nearest whole number, half-up. */
    long rounded() {
        return over.add(over).add(under).divide(under.add(under)).longValueExact();
    }

    @Override
    public int compareTo(Ratio other) {
        return over.multiply(other.under).compareTo(other.over.multiply(under));
    }

    /** Splits a whole number by weights: first the floors, then one each to the largest remainders. */
    static long[] shared(long whole, List<Ratio> weights, List<String> names) {
        Ratio sum = sum(weights);
        long[] parts = new long[weights.size()];
        if (sum.over.signum() == 0) return parts;
        List<Ratio> rests = new ArrayList<>();
        long missing = whole;
        for (int i = 0; i < parts.length; i++) {
            Ratio exact = weights.get(i).times(of(whole)).by(sum);
            parts[i] = exact.floor();
            rests.add(exact.less(parts[i]));
            missing -= parts[i];
        }
        for (; missing > 0; missing--) {
            int best = 0;
            for (int i = 1; i < parts.length; i++) {
                int larger = rests.get(i).compareTo(rests.get(best));
                if (larger > 0 || larger == 0 && names.get(i).compareTo(names.get(best)) < 0) best = i;
            }
            parts[best]++;
            rests.set(best, of(-1));
        }
        return parts;
    }
}
