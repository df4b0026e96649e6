package com.sfayn.oms.domain.order.line;

import java.util.ArrayList;
import java.util.List;

/**
 * Where in a caller's input a wanted line stands, so that refusals can point at it.
 *
 * @param base the line itself, e.g. {@code productSkus, 0}; empty if its fields are the input's own
 * @param quantityField what the input calls the quantity there
 */
public record InputPath(List<String> base, String quantityField) {
    /** The only line there is, its fields the input's own. */
    public static final InputPath OF_ONE = new InputPath(List.of(), "orderQuantity");

    public InputPath {
        base = List.copyOf(base);
    }

    /** A line of a cart. */
    public static InputPath ofCart(int index) {
        return new InputPath(List.of("productSkus", Integer.toString(index)), "orderQuantity");
    }

    public List<String> sku() {
        return field("productSku");
    }

    public List<String> customization() {
        return field("customization");
    }

    public List<String> vendor() {
        return field("vendorId");
    }

    public List<String> quantity() {
        return field(quantityField);
    }

    private List<String> field(String name) {
        List<String> path = new ArrayList<>(base);
        path.add(name);
        return List.copyOf(path);
    }
}
