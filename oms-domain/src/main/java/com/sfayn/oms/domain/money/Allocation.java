package com.sfayn.oms.domain.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Splits a total so that the parts add up to its last cent: largest remainder, ties by the weights' names. */
public final class Allocation {
    /** Every whole number of so many digits is a long. */
    private static final int LONG_DIGITS = 18;

    private Allocation() {}

    /**
     * One taker of a part.
     *
     * @param name settles ties, in ascending order (the SKU of a line)
     * @param size not negative; how much of the total this taker carries, relative to the others
     */
    public record Weight(String name, BigDecimal size) {
        public Weight {
            if (size.signum() < 0)
                throw new IllegalArgumentException("The weight of " + name + " is below zero: " + size);
        }
    }

    /**
     * The parts, in the order of the weights. No part differs from its exact share by a whole minor unit or more.
     *
     * @throws IllegalArgumentException if there is something to split and nobody to carry it
     */
    public static List<Money> byLargestRemainder(Money total, List<Weight> weights) {
        int scale = 0;
        boolean carried = false;
        for (Weight weight : weights) {
            scale = Math.max(scale, weight.size().scale());
            carried |= weight.size().signum() > 0;
        }
        if (!carried) {
            if (!total.isZero()) throw new IllegalArgumentException("Nobody to carry " + total);
            return weights.stream().map(weight -> total).toList();
        }
        return fitLong(total, weights, scale) ? ofLongs(total, weights, scale) : ofAny(total, weights, scale);
    }

    /** Whether the sizes' sum and the product of each with the whole, as whole numbers, stay within the range of a long. */
    private static boolean fitLong(Money total, List<Weight> weights, int scale) {
        int taken = Math.max(
                total.amount().precision(), BigDecimal.valueOf(weights.size()).precision());
        int digits = LONG_DIGITS - taken;
        for (Weight weight : weights) {
            if (weight.size().precision() - weight.size().scale() + scale > digits) return false;
        }
        return true;
    }

    private static long whole(BigDecimal number, int scale) {
        return number.scaleByPowerOfTen(scale).longValueExact();
    }

    private static List<Money> ofLongs(Money total, List<Weight> weights, int scale) {
        long[] sizes = new long[weights.size()];
        long sum = 0;
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = whole(weights.get(i).size(), scale);
            sum += sizes[i];
        }
        long minorUnits = Math.abs(whole(total.amount(), total.amount().scale()));
        long[] parts = new long[sizes.length];
        long[] remainders = new long[sizes.length];
        long left = minorUnits;
        for (int i = 0; i < sizes.length; i++) {
            long carried = minorUnits * sizes[i];
            parts[i] = carried / sum;
            remainders[i] = carried - parts[i] * sum;
            left -= parts[i];
        }
        boolean[] favoured = favoured(remainders, (int) left, weights);
        int sign = total.amount().signum();
        List<Money> amounts = new ArrayList<>(parts.length);
        for (int i = 0; i < parts.length; i++) {
            long part = sign * (favoured[i] ? parts[i] + 1 : parts[i]);
            amounts.add(new Money(BigDecimal.valueOf(part, total.amount().scale()), total.currency()));
        }
        return amounts;
    }

    private static List<Money> ofAny(Money total, List<Weight> weights, int scale) {
        BigInteger minorUnits = total.amount().unscaledValue().abs();
        BigInteger[] sizes = weights.stream()
                .map(weight -> weight.size().setScale(scale).unscaledValue())
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
    private static boolean[] favoured(long[] remainders, int units, List<Weight> weights) {
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
