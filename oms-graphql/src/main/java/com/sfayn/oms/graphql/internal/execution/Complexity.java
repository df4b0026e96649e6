package com.sfayn.oms.graphql.internal.execution;

/**
 * The size of a part of a document, with fragments expanded. Numbers are capped far above every limit, to avoid
 * overflow.
 *
 * @param width fields on the first level
 */
record Complexity(long width, long aliases, int depth, long cost) {
    static final Complexity NOTHING = new Complexity(0, 0, 0, 0);

    private static final long LARGEST = 1_000_000_000_000L;

    /** Returns the complexity of a field with its selection. */
    static Complexity field(boolean aliased, long own, long times, Complexity held) {
        return new Complexity(
                1, capped(held.aliases + (aliased ? 1 : 0)), held.depth + 1, capped(own + times * held.cost));
    }

    /** Returns the sum of two selections of one level. */
    Complexity and(Complexity other) {
        return new Complexity(
                capped(width + other.width),
                capped(aliases + other.aliases),
                Math.max(depth, other.depth),
                capped(cost + other.cost));
    }

    private static long capped(long number) {
        return Math.min(number, LARGEST);
    }
}
