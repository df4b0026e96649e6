package com.sfayn.oms.domain.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Splits a total so that the parts add up to its last cent: largest remainder, ties by the weights' names. */
public final class Allocation {
    private Allocation() {}

    /** One taker of a part. */
    public interface Weight {
        /** Settles ties, in ascending order: the SKU of a line. */
        String name();

        /** How much of the total this taker carries, relative to the others; in the total's currency, not negative. */
        Money size();
    }

    /**
     * The parts, in the order of the weights. No part differs from its exact share by a whole minor unit or more.
     *
     * @throws IllegalArgumentException if a weight is below zero or in another currency, or if there is something to split
     *     and nobody to carry it
     */
    public static List<Money> byLargestRemainder(Money total, List<? extends Weight> weights) {
        Money sum = Money.sum(total.currency(), weights, Allocation::carried);
        if (sum.isZero()) {
            if (!total.isZero()) throw new IllegalArgumentException("Nobody to carry " + total);
            return weights.stream().map(weight -> total).toList();
        }
        try {
            return ofLongs(total, sum, weights);
        } catch (ArithmeticException beyondLongs) {
            return ofAny(total, sum, weights);
        }
    }

    private static Money carried(Weight weight) {
        Money size = weight.size();
        if (size.isNegative()) {
            throw new IllegalArgumentException("The weight of " + weight.name() + " is below zero: " + size);
        }
        return size;
    }

    /** @throws ArithmeticException if a long does not hold the total times the sum, so perhaps not what is between */
    private static List<Money> ofLongs(Money total, Money sum, List<? extends Weight> weights) {
        long minorUnits = Math.absExact(total.minorUnits());
        long whole = sum.minorUnits();
        Math.multiplyExact(minorUnits, whole);
        long[] parts = new long[weights.size()];
        long[] remainders = new long[parts.length];
        long left = minorUnits;
        for (int i = 0; i < parts.length; i++) {
            long carried = minorUnits * weights.get(i).size().minorUnits();
            parts[i] = carried / whole;
            remainders[i] = carried - parts[i] * whole;
            left -= parts[i];
        }
        boolean[] favoured = favoured(remainders, (int) left, weights);
        List<Money> amounts = new ArrayList<>(parts.length);
        for (int i = 0; i < parts.length; i++) {
            long part = favoured[i] ? parts[i] + 1 : parts[i];
            amounts.add(new Money(total.isNegative() ? -part : part, total.currency()));
        }
        return amounts;
    }

    private static List<Money> ofAny(Money total, Money sum, List<? extends Weight> weights) {
        BigInteger minorUnits = total.amount().unscaledValue().abs();
        BigInteger whole = sum.amount().unscaledValue();
        BigInteger[] parts = new BigInteger[weights.size()];
        BigInteger[] remainders = new BigInteger[parts.length];
        BigInteger left = minorUnits;
        for (int i = 0; i < parts.length; i++) {
            BigInteger size = weights.get(i).size().amount().unscaledValue();
            BigInteger[] share = minorUnits.multiply(size).divideAndRemainder(whole);
            parts[i] = share[0];
            remainders[i] = share[1];
            left = left.subtract(share[0]);
        }
        BigInteger[] ascending = Arrays.stream(remainders).sorted().distinct().toArray(BigInteger[]::new);
        long[] ranks = Arrays.stream(remainders)
                .mapToLong(remainder -> Arrays.binarySearch(ascending, remainder))
                .toArray();
        boolean[] favoured = favoured(ranks, left.intValueExact(), weights);
        BigInteger sign = BigInteger.valueOf(total.amount().signum());
        List<Money> amounts = new ArrayList<>(parts.length);
        for (int i = 0; i < parts.length; i++) {
            BigInteger part = favoured[i] ? parts[i].add(BigInteger.ONE) : parts[i];
            amounts.add(
                    new Money(new BigDecimal(part.multiply(sign), total.amount().scale()), total.currency()));
        }
        return amounts;
    }

    /** Who gets one of the units that whole parts leave over: the largest remainders, ties by name. */
    private static boolean[] favoured(long[] remainders, int units, List<? extends Weight> weights) {
        boolean[] favoured = new boolean[remainders.length];
        if (units == 0) return favoured;
        long[] ascending = remainders.clone();
        Arrays.sort(ascending);
        long least = ascending[ascending.length - units];
        int tied = 0;
        int missing = units;
        for (int i = 0; i < remainders.length; i++) {
            favoured[i] = remainders[i] >= least;
            if (remainders[i] == least) tied++;
            else if (favoured[i]) missing--;
        }
        if (tied > missing) {
            IntStream.range(0, remainders.length)
                    .filter(i -> remainders[i] == least)
                    .boxed()
                    .sorted(Comparator.comparing(i -> weights.get(i).name()))
                    .skip(missing)
                    .forEach(i -> favoured[i] = false);
        }
        return favoured;
    }
}
