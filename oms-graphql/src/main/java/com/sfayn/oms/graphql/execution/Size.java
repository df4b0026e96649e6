package com.sfayn.oms.graphql.execution;

/**
 * How much a part of a document asks for, fragments counted out. Numbers stop growing far above every limit, so that
 * nothing overflows.
 *
 * @param width fields on the first level
 */
record Size(long width, long aliases, int depth, long cost) {
    static final Size NOTHING = new Size(0, 0, 0, 0);

    private static final long LARGEST = 1_000_000_000_000L;

    /** A field around what it holds. */
    static Size field(boolean aliased, long own, long times, Size held) {
        return new Size(1, capped(held.aliases + (aliased ? 1 : 0)), held.depth + 1, capped(own + times * held.cost));
    }

    /** Both side by side. */
    Size and(Size other) {
        return new Size(
                capped(width + other.width),
                capped(aliases + other.aliases),
                Math.max(depth, other.depth),
                capped(cost + other.cost));
    }

    private static long capped(long number) {
        return Math.min(number, LARGEST);
    }
}
