package com.sfayn.oms.domain.order.line;

import java.util.ArrayList;
import java.util.List;

/**
 * Position of a requested line in the caller's input, for refusals.
 *
 * @param base path of the line, e.g. {@code productSkus, 0}; empty if its fields are at the top level
 * @param quantityField name of the quantity field
 */
public record InputPath(List<String> base, String quantityField) {
    /** A single line whose fields are at the top level. */
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
