package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.order.line.LineUnits;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a change of an order does to the vendor's stock, in the same transaction.
 *
 * @param units per SKU, each above zero
 */
public record StockMovement(Kind kind, SortedMap<String, Integer> units) {
    /** Reserving can fail; the others can't. */
    public enum Kind {
        /** Placed: the units are held for this order. */
        RESERVE,
        /** Cancelled: they can be sold again. */
        RELEASE,
        /** Shipped: they have left, and are no longer held. */
        DEDUCT
    }

    static StockMovement of(Kind kind, List<LineUnits> lines) {
        SortedMap<String, Integer> units = new TreeMap<>();
        lines.forEach(line -> units.merge(line.sku(), line.quantity(), Math::addExact));
        return new StockMovement(kind, units);
    }
}
