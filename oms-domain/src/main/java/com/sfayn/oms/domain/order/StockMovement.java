package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.order.line.LineUnits;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The effect of an order change on the vendor's stock, applied in the same transaction.
 *
 * @param units units per SKU, each above zero
 */
public record StockMovement(Kind kind, SortedMap<String, Integer> units) {
    /** RESERVE can fail for lack of stock; the others can't. */
    public enum Kind {
        /** Placed: the units are reserved for this order. */
        RESERVE,
        /** Cancelled: the units can be sold again. */
        RELEASE,
        /** Shipped: the units are gone and no longer reserved. */
        DEDUCT
    }

    static StockMovement of(Kind kind, List<LineUnits> lines) {
        SortedMap<String, Integer> units = new TreeMap<>();
        lines.forEach(line -> units.merge(line.sku(), line.quantity(), Math::addExact));
        return new StockMovement(kind, units);
    }
}
