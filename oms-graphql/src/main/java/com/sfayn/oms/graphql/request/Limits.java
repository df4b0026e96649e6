package com.sfayn.oms.graphql.request;

import java.time.Duration;

/**
 * Limits of one document.
 *
 * @param characters maximum length of the document
 * @param tokens maximum number of tokens
 * @param rootFields maximum fields of Query or Mutation, with fragments expanded
 * @param aliases maximum aliases in the whole document, with fragments expanded
 * @param depth maximum nesting of fields
 * @param cost maximum cost, in plain fields of a response: lists are weighted by their page size, fields that read or
 *     change data by the data that they read and by their input rows
 * @param timeout maximum time until the response
 */
public record Limits(int characters, int tokens, int rootFields, int aliases, int depth, int cost, Duration timeout) {
    /**
     * Sufficient for every page of the explorer and for a page of 100 whole orders; such documents execute in well
     * under a second.
     */
    public static final Limits DEFAULT = new Limits(100_000, 10_000, 50, 100, 20, 250_000, Duration.ofSeconds(10));

    public Limits {
        if (characters < 1 || tokens < 1 || rootFields < 1 || aliases < 0 || depth < 1 || cost < 1) {
            throw new IllegalArgumentException("Limits must be at least 1; aliases at least 0.");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("The timeout is " + timeout + "; it must be above zero.");
        }
    }
}
