package com.sfayn.oms.domain.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Splits a total so that the parts add up to its last cent: largest remainder, ties by the weights' names. */
public final class Allocation {
    private Allocation() {}

    /** One taker of a part. */
    public interface Weight {
        /** Settles ties, in ascending order: the SKU of a line. */
        String name();

        /** How much of the total this taker carries, relative to the others; not negative. */
        Money size();
    }

    /**
     * The parts, in the order of the weights. No part differs from its exact share by a whole minor unit or more.
     *
     * @param weights all in one currency, whichever it is
     * @throws IllegalArgumentException if a weight is below zero, or if there is something to split and nobody to carry it
     */
    public static List<Money> byLargestRemainder(Money total, List<? extends Weight> weights) {
        boolean carried = false;
        for (Weight weight : weights) {
            Money size = weight.size();
            if (size.isNegative()) {
                throw new IllegalArgumentException("The weight of " + weight.name() + " is below zero: " + size);
            }
            carried |= size.isPositive();
        }
        if (!carried) {
            if (!total.isZero()) throw new IllegalArgumentException("Nobody to carry " + total);
            return weights.stream().map(weight -> total).toList();
        }
        try {
            return ofLongs(total, weights);
        } catch (ArithmeticException beyondLongs) {
            return ofAny(total, weights);
        }
    }

    /** @throws ArithmeticException if a long does not hold the total times the weights' sum, so perhaps not what is between */
    private static List<Money> ofLongs(Money total, List<? extends Weight> weights) {
        long sum = 0;
        for (Weight weight : weights) sum = Math.addExact(sum, weight.size().minorUnits());
        long left = Math.absExact(total.minorUnits());
        Math.multiplyExact(left, sum);
        long[] parts = new long[weights.size()];
        long[] remainders = new long[parts.length];
        long minorUnits = left;
        for (int i = 0; i < parts.length; i++) {
            long carried = minorUnits * weights.get(i).size().minorUnits();
            parts[i] = carried / sum;
            remainders[i] = carried - parts[i] * sum;
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

    private static List<Money> ofAny(Money total, List<? extends Weight> weights) {
        BigInteger minorUnits = total.amount().unscaledValue().abs();
        BigInteger[] sizes = weights.stream()
                .map(weight -> weight.size().amount().unscaledValue())
                .toArray(BigInteger[]::new);
        BigInteger sum = Arrays.stream(sizes).reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger[] parts = new BigInteger[sizes.length];
        BigInteger[] remainders = new BigInteger[sizes.length];
        BigInteger left = minorUnits;
        for (int i = 0; i < sizes.length; i++) {
            BigInteger[] share = minorUnits.multiply(sizes[i]).divideAndRemainder(sum);
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
        List<Integer> tied = new ArrayList<>();
        int missing = units;
        for (int i = 0; i < remainders.length; i++) {
            if (remainders[i] == least) tied.add(i);
            if (remainders[i] <= least) continue;
            favoured[i] = true;
            missing--;
        }
        if (tied.size() > missing)
            tied.sort(Comparator.comparing(i -> weights.get(i).name()));
        tied.subList(0, missing).forEach(i -> favoured[i] = true);
        return favoured;
    }
}
