package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.order.OrderRefusal.QuantityNotShippable;
import com.sfayn.oms.domain.order.line.LineItem;
import com.sfayn.oms.domain.order.line.LineUnits;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The units of an order that a request ships or cancels, and why others can't be. */
record UnitSelection(List<LineUnits> lines, List<Refusal> refusals) {
    static UnitSelection of(List<LineUnits> lines) {
        return new UnitSelection(lines, List.of());
    }

    /** Selects units of the order, or refuses if more are requested than open. Adds up quantities of the same line. */
    static UnitSelection of(Order order, List<LineQuantity> quantities) {
        List<Refusal> refusals = new ArrayList<>();
        Map<LineItem, Integer> chosen = new LinkedHashMap<>();
        for (int i = 0; i < quantities.size(); i++) {
            LineQuantity wanted = quantities.get(i);
            List<LineItem> named = wanted.line().among(order.lines());
            Optional<Refusal> notOne = wanted.line().refusal(order.lines(), LineQuantity.path(i));
            if (notOne.isPresent()) {
                refusals.add(notOne.get());
                continue;
            }
            LineItem line = named.get(0);
            long units = (long) chosen.getOrDefault(line, 0) + wanted.quantity();
            if (units > line.open()) {
                refusals.add(new QuantityNotShippable(
                        line.sku(), (int) Math.min(units, Integer.MAX_VALUE), line.open(), LineQuantity.path(i)));
                continue;
            }
            chosen.put(line, (int) units);
        }
        return new UnitSelection(
                chosen.entrySet().stream()
                        .map(entry -> new LineUnits(
                                entry.getKey().lineId(), entry.getKey().sku(), entry.getValue()))
                        .toList(),
                refusals);
    }

    int units(LineItem line) {
        return lines.stream()
                .filter(units -> units.lineId().equals(line.lineId()))
                .mapToInt(LineUnits::quantity)
                .sum();
    }
}
