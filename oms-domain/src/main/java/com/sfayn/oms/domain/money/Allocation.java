package com.sfayn.oms.domain.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Splits a total so that the parts add up to its last cent: largest remainder, ties by the weights' names. */
public final class Allocation {
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
        BigInteger[] sizes = wholeSizes(weights);
        BigInteger sum = Arrays.stream(sizes).reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() == 0) {
            if (!total.isZero()) throw new IllegalArgumentException("Nobody to carry " + total);
            return weights.stream().map(weight -> total).toList();
        }
        BigInteger minorUnits = total.amount().unscaledValue().abs();
        BigInteger[] parts = new BigInteger[sizes.length];
        BigInteger[] remainders = new BigInteger[sizes.length];
        BigInteger left = minorUnits;
        for (int i = 0; i < sizes.length; i++) {
            BigInteger[] share = minorUnits.multiply(sizes[i]).divideAndRemainder(sum);
            parts[i] = share[0];
            remainders[i] = share[1];
            left = left.subtract(share[0]);
        }
        IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.<Integer, BigInteger>comparing(i -> remainders[i])
                        .reversed()
                        .thenComparing(i -> weights.get(i).name()))
                .limit(left.longValueExact())
                .forEach(i -> parts[i] = parts[i].add(BigInteger.ONE));
        BigInteger sign = BigInteger.valueOf(total.amount().signum());
        int scale = total.amount().scale();
        return Arrays.stream(parts)
                .map(part -> new Money(new BigDecimal(part.multiply(sign), scale), total.currency()))
                .toList();
    }

    /** The sizes as whole numbers in the same proportions. */
    private static BigInteger[] wholeSizes(List<Weight> weights) {
        int scale =
                weights.stream().mapToInt(weight -> weight.size().scale()).max().orElse(0);
        return weights.stream()
                .map(weight -> weight.size().setScale(scale).unscaledValue())
                .toArray(BigInteger[]::new);
    }
}
