package com.sfayn.oms.application.lifecycle;

import com.sfayn.oms.application.checkout.NamedLine;
import com.sfayn.oms.domain.order.LineQuantity;
import com.sfayn.oms.domain.order.OrderRefusal;
import com.sfayn.oms.domain.order.OrderRefusal.InvalidRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Some units of a line, as a caller names them. */
public record Units(NamedLine line, int quantity) {
    private static final String FIELD = "lines";

    /** @param lines null = not named at all, which is no mistake */
    static List<OrderRefusal> refusals(List<Units> lines) {
        if (lines == null) return List.of();
        List<OrderRefusal> refusals = new ArrayList<>();
        if (lines.isEmpty()) {
            refusals.add(new InvalidRequest(
                    "No line is named; leave lines out to mean everything, or name at least one.", List.of(FIELD)));
        }
        for (int i = 0; i < lines.size(); i++) {
            Units units = lines.get(i);
            units.line().refusal(path(i)).ifPresent(refusals::add);
            if (units.quantity() < 1) {
                refusals.add(new InvalidRequest(
                        "The quantity is " + units.quantity() + "; at least 1 is possible.",
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
