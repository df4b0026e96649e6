package com.sfayn.oms.domain.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
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
        BigDecimal sum = weights.stream().map(Weight::size).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() == 0) {
            if (!total.isZero()) throw new IllegalArgumentException("Nobody to carry " + total);
            return weights.stream().map(weight -> total).toList();
        }
        int scale =
                weights.stream().mapToInt(weight -> weight.size().scale()).max().orElse(0);
        BigInteger whole = total.amount().unscaledValue();
        BigInteger divisor = sum.setScale(Math.max(scale, sum.scale())).unscaledValue();
        int common = Math.max(scale, sum.scale());
        BigInteger[] parts = new BigInteger[weights.size()];
        BigInteger[] remainders = new BigInteger[weights.size()];
        BigInteger given = BigInteger.ZERO;
        for (int i = 0; i < parts.length; i++) {
            BigInteger size = weights.get(i).size().setScale(common).unscaledValue();
            BigInteger[] share = whole.abs().multiply(size).divideAndRemainder(divisor);
            parts[i] = share[0];
            remainders[i] = share[1];
            given = given.add(share[0]);
        }
        int left = whole.abs().subtract(given).intValueExact();
        IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.<Integer, BigInteger>comparing(i -> remainders[i])
                        .reversed()
                        .thenComparing(i -> weights.get(i).name()))
                .limit(left)
                .forEach(i -> parts[i] = parts[i].add(BigInteger.ONE));
        List<Money> result = new ArrayList<>(parts.length);
        for (BigInteger part : parts) {
            BigInteger signed = whole.signum() < 0 ? part.negate() : part;
            result.add(new Money(new BigDecimal(signed, total.amount().scale()), total.currency()));
        }
        return List.copyOf(result);
    }
}
