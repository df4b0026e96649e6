package com.sfayn.oms.domain.order;

import java.util.List;

/**
 * Points at a line of an order, by its id, by its SKU (then it is the bought line), or by both.
 *
 * @param lineId or null
 * @param sku or null
 * @param path where the caller said so, for refusals
 */
public record LineRef(String lineId, String sku, List<String> path) {
    public LineRef {
        if (lineId == null && sku == null) throw new IllegalArgumentException("A line is named by its id or its SKU.");
        path = List.copyOf(path);
    }

    boolean names(LineItem line) {
        if (lineId == null) return line.sku().equals(sku) && !line.isGift();
        return line.lineId().equals(lineId) && (sku == null || line.sku().equals(sku));
    }

    @Override
    public String toString() {
        if (lineId == null) return "SKU " + sku;
        return sku == null ? "line " + lineId : "line " + lineId + " with SKU " + sku;
    }
}
