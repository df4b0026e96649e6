package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.order.OrderRefusal.LineAmbiguous;
import com.sfayn.oms.domain.order.OrderRefusal.LineItemNotFound;
import com.sfayn.oms.domain.order.line.LineItem;
import com.sfayn.oms.domain.parsing.InputText;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * Refers to a line of an order by its id, by its SKU (the only bought line with that SKU), or by both. One of them may
 * be null. Both are {@linkplain InputText#cleaned cleaned}.
 */
public record LineRef(String lineId, String productSku) {
    /** Position of a reference whose fields are not in a list. */
    public static final List<String> ALONE = List.of("lineId");

    public LineRef {
        lineId = InputText.cleaned(lineId);
        productSku = InputText.cleaned(productSku);
    }

    /**
     * Returns a refusal if neither the id nor the SKU is given.
     *
     * @param path position in the request
     */
    public Optional<Refusal> refusal(List<String> path) {
        return lineId == null && productSku == null
                ? Optional.of(new InvalidInput("The line is missing: give its lineId or its productSku.", path))
                : Optional.empty();
    }

    /** Returns the matching lines. Check by {@link #refusal(List, List)} that there is exactly one. */
    List<LineItem> among(List<LineItem> lines) {
        return lines.stream().filter(this::names).toList();
    }

    /** Returns a refusal unless exactly one of the lines matches. */
    Optional<Refusal> refusal(List<LineItem> lines, List<String> path) {
        List<LineItem> named = among(lines);
        if (named.isEmpty()) return Optional.of(new LineItemNotFound(toString(), lines, path));
        return named.size() == 1 ? Optional.empty() : Optional.of(LineAmbiguous.of(named, path));
    }

    private boolean names(LineItem line) {
        if (lineId == null) return line.sku().equals(productSku) && !line.isGift();
        return line.lineId().equals(lineId) && (productSku == null || line.sku().equals(productSku));
    }

    @Override
    public String toString() {
        if (lineId == null) return "SKU " + productSku;
        return productSku == null ? "line " + lineId : "line " + lineId + " with SKU " + productSku;
    }
}
