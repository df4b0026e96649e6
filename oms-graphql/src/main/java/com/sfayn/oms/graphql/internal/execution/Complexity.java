package com.sfayn.oms.graphql.internal.execution;

/**
 * How much a part of a document asks for, fragments counted out. Numbers stop growing far above every limit, so that
 * nothing overflows.
 *
 * @param width fields on the first level
 */
record Complexity(long width, long aliases, int depth, long cost) {
    static final Complexity NOTHING = new Complexity(0, 0, 0, 0);

    private static final long LARGEST = 1_000_000_000_000L;

    /** A field around what it holds. */
    static Complexity field(boolean aliased, long own, long times, Complexity held) {
        return new Complexity(
                1, capped(held.aliases + (aliased ? 1 : 0)), held.depth + 1, capped(own + times * held.cost));
    }

    /** Both side by side. */
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
