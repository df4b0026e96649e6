package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;

/** A number of units of an existing line, as in the field {@code lines} of a request. */
public record LineQuantity(LineRef line, int quantity) {
    private static final String FIELD = "lines";

    /**
     * Validates the field without looking at an order.
     *
     * @param lines null if the field is left out, which means the whole order
     */
    public static List<Refusal> refusals(List<LineQuantity> lines) {
        if (lines == null) return List.of();
        List<Refusal> refusals = new ArrayList<>();
        if (lines.isEmpty()) {
            refusals.add(new InvalidInput(
                    "lines is empty; give at least one line, or leave lines out for the whole order.", List.of(FIELD)));
        }
        for (int i = 0; i < lines.size(); i++) {
            int quantity = lines.get(i).quantity();
            lines.get(i).line().refusal(path(i)).ifPresent(refusals::add);
            if (quantity < 1) {
                refusals.add(new InvalidInput(
                        "The quantity is " + quantity + "; it must be at least 1.",
                        List.of(FIELD, Integer.toString(i), "quantity")));
            }
        }
        return refusals;
    }

    static List<String> path(int index) {
        return List.of(FIELD, Integer.toString(index));
    }
}
