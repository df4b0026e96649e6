package com.sfayn.oms.graphql.internal.execution;

import graphql.GraphQLError;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;

/**
 * Limits a document's fragments before it is validated. Validation follows every spread of every fragment and can't be
 * cancelled, so a short document with many fragments would keep it busy for minutes.
 */
final class FragmentCount {
    private static final int MOST_FRAGMENTS = 50;
    private static final int MOST_SPREADS = 500;

    private FragmentCount() {}

    /** Returns the error of a document with too many fragments. */
    static Optional<GraphQLError> refusal(Document document) {
        int fragments = document.getDefinitionsOfType(FragmentDefinition.class).size();
        if (fragments > MOST_FRAGMENTS) return Optional.of(refusal(fragments, "fragments", MOST_FRAGMENTS));
        int spreads = spreads(document);
        return spreads > MOST_SPREADS
                ? Optional.of(refusal(spreads, "fragment spreads", MOST_SPREADS))
                : Optional.empty();
    }

    private static int spreads(Document document) {
        int spreads = 0;
        Deque<Node<?>> open = new ArrayDeque<>();
        open.push(document);
        while (!open.isEmpty()) {
            Node<?> node = open.pop();
            if (node instanceof FragmentSpread) spreads++;
            for (Node<?> child : node.getChildren()) open.push(child);
        }
        return spreads;
    }

    private static GraphQLError refusal(int found, String what, int most) {
        return ErrorCode.LIMIT_EXCEEDED.error(String.format(
                Locale.ROOT,
                "The document has %,d %s; at most %,d are allowed. Split it into several requests.",
                found,
                what,
                most));
    }
}
