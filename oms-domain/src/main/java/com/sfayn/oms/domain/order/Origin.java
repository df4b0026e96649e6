package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.parsing.LengthRule;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Data that the caller supplied at checkout besides the lines; stored and returned unchanged.
 *
 * @param groupId the same for orders that were checked out together
 * @param externalReference the caller's own reference, unique among the orders of the tenant and the customer; or null
 * @param note at most 2,000 characters; or null
 * @param metadata JSON values in JDK collections, at most 4 kB; or null
 */
public record Origin(String groupId, String externalReference, String note, Object metadata) {
    private static final int LONGEST_NOTE = 2000;

    /**
     * Returns what is wrong with a caller's data, in the order of the components. The constructor does not check it,
     * because stored orders must stay readable if a limit changes.
     */
    public List<Refusal> refusals() {
        List<Refusal> refusals = new ArrayList<>();
        text(externalReference, LengthRule.SHORT, "externalReference").ifPresent(refusals::add);
        text(note, LONGEST_NOTE, "note").ifPresent(refusals::add);
        MetadataSize.refusal(metadata).ifPresent(refusals::add);
        return refusals;
    }

    private static Optional<Refusal> text(String value, int longest, String field) {
        return LengthRule.upTo(longest, "The " + field)
                .problemIfGiven(value)
                .map(message -> new InvalidInput(message, List.of(field)));
    }
}
