package com.sfayn.oms.application.checkout;

import com.sfayn.oms.domain.order.Draft;
import com.sfayn.oms.domain.order.line.Customization;
import com.sfayn.oms.domain.order.line.InputPath;
import com.sfayn.oms.domain.order.line.LineRequest;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Validates the items of a cart without database access, and converts them. */
final class Items {
    /** Largest quantity of one line. */
    static final int MOST_UNITS = 1_000_000;

    private Items() {}

    static List<Refusal> refusals(List<Item> items, IntFunction<InputPath> paths) {
        List<Refusal> refusals = new ArrayList<>();
        if (items.isEmpty() || items.size() > Draft.MOST_LINES) {
            refusals.add(new InvalidInput(
                    "The number of products is " + items.size() + "; it must be 1 to " + Draft.MOST_LINES + ".",
                    List.of("productSkus")));
        }
        for (int i = 0; i < items.size(); i++) {
            quantityRefusal(items.get(i).orderQuantity(), paths.apply(i).quantity())
                    .ifPresent(refusals::add);
            List<String> customization = paths.apply(i).customization();
            Customization.problem(items.get(i).customization())
                    .ifPresent(problem -> refusals.add(new InvalidInput(problem, customization)));
        }
        return refusals;
    }

    static Optional<Refusal> quantityRefusal(int quantity, List<String> path) {
        return quantity >= 1 && quantity <= MOST_UNITS
                ? Optional.empty()
                : Optional.of(new InvalidInput(
                        "The quantity is " + quantity + "; it must be 1 to " + MOST_UNITS + ".", path));
    }

    static List<LineRequest> requests(List<Item> items, IntFunction<InputPath> paths) {
        return IntStream.range(0, items.size())
                .mapToObj(i -> request(items.get(i), paths.apply(i)))
                .toList();
    }

    static LineRequest request(Item item, InputPath path) {
        return new LineRequest(
                item.productSku(), Customization.of(item.customization()), item.orderQuantity(), item.vendorId(), path);
    }
}
