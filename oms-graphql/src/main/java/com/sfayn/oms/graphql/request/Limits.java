package com.sfayn.oms.graphql.request;

import java.time.Duration;

/**
 * How much one document may ask for.
 *
 * @param characters of the document
 * @param tokens of the document
 * @param rootFields fields of Query or Mutation, fragments counted out
 * @param aliases in the whole document, fragments counted out
 * @param depth of nested fields
 * @param cost what the document may take, in plain fields of an answer: lists are weighed by their page size, fields that
 *     read or change something by what they read and by the rows that they are sent
 * @param timeout until the answer, whatever it is
 */
public record Limits(int characters, int tokens, int rootFields, int aliases, int depth, int cost, Duration timeout) {
    /** Enough for every page of the explorer and for a page of 100 whole orders; executes in well under a second. */
    public static final Limits DEFAULT = new Limits(100_000, 10_000, 50, 100, 20, 250_000, Duration.ofSeconds(10));

    public Limits {
        if (characters < 1 || tokens < 1 || rootFields < 1 || aliases < 0 || depth < 1 || cost < 1) {
            throw new IllegalArgumentException("A limit below 1 lets no document pass.");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("The timeout is " + timeout + "; it must be above zero.");
        }
    }

    /** The same, with another timeout. */
    public Limits withTimeout(Duration other) {
        return new Limits(characters, tokens, rootFields, aliases, depth, cost, other);
    }
}
