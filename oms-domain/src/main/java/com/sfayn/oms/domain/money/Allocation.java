package com.sfayn.oms.domain.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;

/**
 * Splits a total so that the parts add up exactly, by the largest-remainder method with ties by position. For a
 * reproducible result, callers pass the weights in a stable order, for example by SKU.
 */
public final class Allocation {
    private Allocation() {}

    /**
     * Returns the parts, in the order of the weights. Each part differs from its exact share by less than one minor
     * unit.
     *
     * @param weights relative sizes of the parts; in the total's currency, not negative
     * @throws IllegalArgumentException if a weight is negative or in another currency, or if all weights are zero but
     *     the total is not
     */
    public static List<Money> byLargestRemainder(Money total, List<Balance> weights) {
        Balance sum = Balance.zero(total.currency());
        for (Balance weight : weights) {
            if (weight.isNegative()) {
                throw new IllegalArgumentException("Negative weight: " + weight.amount());
            }
            sum.add(weight.amount());
        }
        Money whole = sum.amount();
        if (whole.isZero()) {
            if (!total.isZero()) throw new IllegalArgumentException("All weights are zero; cannot split " + total);
            return weights.stream().map(weight -> total).toList();
        }
        try {
            return ofLongs(total, whole, weights);
        } catch (ArithmeticException exceedsLong) {
            return ofAny(total, whole, weights);
        }
    }

    /** @throws ArithmeticException if total × sum exceeds a long, because intermediate results could, too */
    private static List<Money> ofLongs(Money total, Money sum, List<Balance> weights) {
        long minorUnits = Math.absExact(total.minorUnits());
        long whole = sum.minorUnits();
        Math.multiplyExact(minorUnits, whole);
        long[] parts = new long[weights.size()];
        long[] remainders = new long[parts.length];
        long left = minorUnits;
        for (int i = 0; i < parts.length; i++) {
            long carried = minorUnits * weights.get(i).minorUnits();
            long part = carried / whole;
            parts[i] = part;
            remainders[i] = carried - part * whole;
            left -= part;
        }
        if (left > 0) favourLargest(parts, remainders, (int) left);
        boolean negative = total.isNegative();
        Currency currency = total.currency();
        List<Money> amounts = new ArrayList<>(parts.length);
        for (long part : parts) amounts.add(new Money(negative ? -part : part, currency));
        return amounts;
    }

    private static List<Money> ofAny(Money total, Money sum, List<Balance> weights) {
        BigInteger minorUnits = total.amount().unscaledValue().abs();
        BigInteger whole = sum.amount().unscaledValue();
        BigInteger[] parts = new BigInteger[weights.size()];
        BigInteger[] remainders = new BigInteger[parts.length];
        BigInteger left = minorUnits;
        for (int i = 0; i < parts.length; i++) {
            BigInteger size = weights.get(i).amount().amount().unscaledValue();
            BigInteger[] share = minorUnits.multiply(size).divideAndRemainder(whole);
            parts[i] = share[0];
            remainders[i] = share[1];
            left = left.subtract(share[0]);
        }
        BigInteger[] ascending = Arrays.stream(remainders).sorted().distinct().toArray(BigInteger[]::new);
        long[] ranks = Arrays.stream(remainders)
                .mapToLong(remainder -> Arrays.binarySearch(ascending, remainder))
                .toArray();
        long[] favours = new long[parts.length];
        if (left.signum() > 0) favourLargest(favours, ranks, left.intValueExact());
        BigInteger sign = BigInteger.valueOf(total.amount().signum());
        List<Money> amounts = new ArrayList<>(parts.length);
        for (int i = 0; i < parts.length; i++) {
            BigInteger part = parts[i].add(BigInteger.valueOf(favours[i])).multiply(sign);
            amounts.add(new Money(new BigDecimal(part, total.amount().scale()), total.currency()));
        }
        return amounts;
    }

    /** Adds one unit each to the parts with the largest remainders; the earlier part wins a tie. */
    private static void favourLargest(long[] parts, long[] remainders, int units) {
        long least = QuickSelect.largest(remainders.clone(), units);
        int tied = units;
        for (long remainder : remainders) {
            if (remainder > least) tied--;
        }
        for (int i = 0; i < parts.length; i++) {
            if (remainders[i] > least) parts[i]++;
            else if (remainders[i] == least && tied-- > 0) parts[i]++;
        }
    }
}
