package com.sfayn.oms.application.checkout;

import com.sfayn.oms.domain.order.Draft;
import com.sfayn.oms.domain.order.OrderRefusal;
import com.sfayn.oms.domain.order.OrderRefusal.InvalidRequest;
import com.sfayn.oms.domain.order.line.Customization;
import com.sfayn.oms.domain.order.line.InputPath;
import com.sfayn.oms.domain.order.line.LineRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What can be said of wanted quantities without knowing any order. */
final class Items {
    /** Units of one line that anybody may ask for. */
    static final int MOST_UNITS = 1_000_000;

    private Items() {}

    static List<OrderRefusal> refusals(List<Item> items, IntFunction<InputPath> places) {
        List<OrderRefusal> refusals = new ArrayList<>();
        if (items.isEmpty() || items.size() > Draft.MOST_LINES) {
            refusals.add(new InvalidRequest(
                    items.size() + " products are named; 1 to " + Draft.MOST_LINES + " are possible.",
                    List.of("productSkus")));
        }
        for (int i = 0; i < items.size(); i++) {
            quantityRefusal(items.get(i).orderQuantity(), places.apply(i).quantity())
                    .ifPresent(refusals::add);
            List<String> customization = places.apply(i).customization();
            Customization.problem(items.get(i).customization())
                    .ifPresent(problem -> refusals.add(new InvalidRequest(problem, customization)));
        }
        return refusals;
    }

    static Optional<OrderRefusal> quantityRefusal(int quantity, List<String> path) {
        return quantity >= 1 && quantity <= MOST_UNITS
                ? Optional.empty()
                : Optional.of(new InvalidRequest(
                        "The quantity is " + quantity + "; 1 to " + MOST_UNITS + " are possible.", path));
    }

    static List<LineRequest> requests(List<Item> items, IntFunction<InputPath> places) {
        return IntStream.range(0, items.size())
                .mapToObj(i -> request(items.get(i), places.apply(i)))
                .toList();
    }

    static LineRequest request(Item item, InputPath place) {
        return new LineRequest(
                item.productSku(),
                Customization.of(item.customization()),
                item.orderQuantity(),
                item.vendorId(),
                place);
    }
}
