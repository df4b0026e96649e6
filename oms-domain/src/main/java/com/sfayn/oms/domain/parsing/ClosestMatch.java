package com.sfayn.oms.domain.parsing;

import java.util.Collection;
import java.util.Optional;

/** Finds the known name that is closest to a misspelled one, for messages. */
public final class ClosestMatch {
    /** Longer inputs are compared by their beginning only, which bounds the cost. */
    private static final int LONGEST_COMPARED = 64;

    private static final int LONGEST_READ = 256;

    private static final int LETTERS_PER_CHANGE = 4;

    private ClosestMatch() {}

    /**
     * Returns the known name with the smallest edit distance, ignoring case; the first one in case of a tie.
     *
     * @throws IllegalArgumentException if {@code known} is empty
     */
    public static String of(String found, Collection<String> known) {
        String nearest = null;
        int least = Integer.MAX_VALUE;
        for (String candidate : known) {
            int distance = distance(comparable(found), comparable(candidate));
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        if (nearest == null) throw new IllegalArgumentException("No known names to compare with " + found);
        return nearest;
    }

    /**
     * Like {@link #of}, but empty unless the name is similar: at most one letter in four differs. For lists in which
     * most names are unrelated to the input.
     */
    public static Optional<String> near(String found, Collection<String> known) {
        if (known.isEmpty()) return Optional.empty();
        String nearest = of(found, known);
        int distance = distance(comparable(found), comparable(nearest));
        return distance * LETTERS_PER_CHANGE <= InputText.folded(nearest).length() && found.length() <= LONGEST_READ
                ? Optional.of(nearest)
                : Optional.empty();
    }

    private static String comparable(String text) {
        String folded = InputText.folded(Excerpt.beginning(text, LONGEST_READ));
        return Excerpt.beginning(folded, LONGEST_COMPARED);
    }

    private static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        int[] current = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) previous[j] = j;
        for (int i = 1; i <= left.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int changed = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(changed, Math.min(previous[j], current[j - 1]) + 1);
            }
            int[] filled = current;
            current = previous;
            previous = filled;
        }
        return previous[right.length()];
    }
}
