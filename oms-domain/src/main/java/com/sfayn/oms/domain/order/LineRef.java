package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.order.OrderRefusal.LineAmbiguous;
import com.sfayn.oms.domain.order.OrderRefusal.LineItemNotFound;
import com.sfayn.oms.domain.order.line.LineItem;
import java.util.List;
import java.util.Optional;

/**
 * Points at a line of an order, by its id, by its SKU (then it is the one bought line of that SKU), or by both.
 *
 * @param lineId or null
 * @param sku or null
 * @param path where the caller said so, for refusals
 */
public record LineRef(String lineId, String sku, List<String> path) {
    public LineRef {
        if (lineId == null && sku == null)
            throw new IllegalArgumentException("A line reference needs a line id or a SKU.");
        path = List.copyOf(path);
    }

    /** The lines that it names: exactly one, unless {@link #refusal} says otherwise. */
    List<LineItem> among(List<LineItem> lines) {
        return lines.stream().filter(this::names).toList();
    }

    /** Why these are not exactly one line; empty if they are. */
    Optional<OrderRefusal> refusal(List<LineItem> named) {
        if (named.isEmpty()) return Optional.of(new LineItemNotFound(toString(), path));
        return named.size() == 1 ? Optional.empty() : Optional.of(LineAmbiguous.of(named, path));
    }

    private boolean names(LineItem line) {
        if (lineId == null) return line.sku().equals(sku) && !line.isGift();
        return line.lineId().equals(lineId) && (sku == null || line.sku().equals(sku));
    }

    @Override
    public String toString() {
        if (lineId == null) return "SKU " + sku;
        return sku == null ? "line " + lineId : "line " + lineId + " with SKU " + sku;
    }
}
