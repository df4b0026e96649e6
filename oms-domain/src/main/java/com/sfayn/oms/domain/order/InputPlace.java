package com.sfayn.oms.domain.order;

import java.util.ArrayList;
import java.util.List;

/**
 * Where in a caller's input a wanted line stands, so that refusals can point at it.
 *
 * @param base the line itself, e.g. {@code productSkus, 0}; empty if its fields are the input's own
 * @param quantityField what the input calls the quantity there
 */
public record InputPlace(List<String> base, String quantityField) {
    /** The only line there is, its fields the input's own. */
    public static final InputPlace OF_ONE = new InputPlace(List.of(), "orderQuantity");

    public InputPlace {
        base = List.copyOf(base);
    }

    /** A line of a cart. */
    public static InputPlace ofCart(int index) {
        return new InputPlace(List.of("productSkus", Integer.toString(index)), "orderQuantity");
    }

    List<String> sku() {
        return field("productSku");
    }

    public List<String> customization() {
        return field("customization");
    }

    List<String> vendor() {
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
