package com.sfayn.oms.application.checkout;

import com.sfayn.oms.domain.order.LineRef;
import com.sfayn.oms.domain.parsing.InputText;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Identifies a line by its id, its SKU, or both. One of them may be null. */
public record NamedLine(String lineId, String productSku) {
    public NamedLine {
        lineId = InputText.cleaned(lineId);
        productSku = InputText.cleaned(productSku);
    }

    /** The path of a line whose fields are not in a list. */
    static final IntFunction<List<String>> ALONE = index -> List.of("lineId");

    static IntFunction<List<String>> inList(String field) {
        return index -> List.of(field, Integer.toString(index));
    }

    static List<Refusal> refusals(List<NamedLine> lines, String field, IntFunction<List<String>> paths) {
        List<Refusal> refusals = new ArrayList<>();
        if (lines.isEmpty()) {
            refusals.add(new InvalidInput("No line is given; give at least one in " + field + ".", List.of(field)));
        }
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).refusal(paths.apply(i)).ifPresent(refusals::add);
        }
        return refusals;
    }

    static List<LineRef> references(List<NamedLine> lines, IntFunction<List<String>> paths) {
        return IntStream.range(0, lines.size())
                .mapToObj(i -> lines.get(i).reference(paths.apply(i)))
                .toList();
    }

    /** Returns a refusal if neither the id nor the SKU is given. */
    public Optional<Refusal> refusal(List<String> path) {
        return lineId == null && productSku == null
                ? Optional.of(new InvalidInput("The line is missing: give its lineId or its productSku.", path))
                : Optional.empty();
    }

    public LineRef reference(List<String> path) {
        return new LineRef(lineId, productSku, path);
    }
}
