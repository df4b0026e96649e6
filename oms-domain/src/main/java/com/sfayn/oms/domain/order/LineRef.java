package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.order.OrderRefusal.LineAmbiguous;
import com.sfayn.oms.domain.order.OrderRefusal.LineItemNotFound;
import com.sfayn.oms.domain.order.line.LineItem;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * Refers to a line of an order by its id, by its SKU (the only bought line with that SKU), or by both.
 *
 * @param lineId or null
 * @param sku or null
 * @param path position in the request, for refusals
 */
public record LineRef(String lineId, String sku, List<String> path) {
    public LineRef {
        if (lineId == null && sku == null)
            throw new IllegalArgumentException("A line reference needs a line id or a SKU.");
        path = List.copyOf(path);
    }

    /** Returns the matching lines. Pass them to {@link #refusal} to check that there is exactly one. */
    List<LineItem> among(List<LineItem> lines) {
        return lines.stream().filter(this::names).toList();
    }

    /** Returns a refusal unless there is exactly one line. */
    Optional<Refusal> refusal(List<LineItem> named) {
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
