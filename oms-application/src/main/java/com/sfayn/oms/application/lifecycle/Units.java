package com.sfayn.oms.application.lifecycle;

import com.sfayn.oms.application.checkout.NamedLine;
import com.sfayn.oms.domain.order.LineQuantity;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A quantity of one line, as in the request. */
public record Units(NamedLine line, int quantity) {
    private static final String FIELD = "lines";

    /** @param lines null is allowed: the field is left out */
    static List<Refusal> refusals(List<Units> lines) {
        if (lines == null) return List.of();
        List<Refusal> refusals = new ArrayList<>();
        if (lines.isEmpty()) {
            refusals.add(new InvalidInput(
                    "lines is empty; give at least one line, or leave lines out for the whole order.", List.of(FIELD)));
        }
        for (int i = 0; i < lines.size(); i++) {
            Units units = lines.get(i);
            units.line().refusal(path(i)).ifPresent(refusals::add);
            if (units.quantity() < 1) {
                refusals.add(new InvalidInput(
                        "The quantity is " + units.quantity() + "; it must be at least 1.",
                        List.of(FIELD, Integer.toString(i), "quantity")));
            }
        }
        return refusals;
    }

    static List<LineQuantity> quantities(List<Units> lines) {
        return IntStream.range(0, lines.size())
                .mapToObj(i -> new LineQuantity(
                        lines.get(i).line().reference(path(i)), lines.get(i).quantity()))
                .toList();
    }

    private static List<String> path(int index) {
        return List.of(FIELD, Integer.toString(index));
    }
}
