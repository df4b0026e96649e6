package com.sfayn.oms.domain.pricing.offer;

import com.sfayn.oms.domain.parsing.ClosestMatch;
import com.sfayn.oms.domain.parsing.InputText;
import com.sfayn.oms.domain.pricing.condition.Conditions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Units of one product in a bundle or a gift.
 *
 * @param quantity at least 1
 */
public record ProductQuantity(String sku, int quantity) {
    private static final String SKU = "sku";
    private static final String QUANTITY = "quantity";
    private static final Set<String> KEYS = Set.of(SKU, QUANTITY);
    private static final String RIGHT = "a list of {\"sku\": …, \"quantity\": …} with at least one entry";

    /** Reads a condition with at least one product and no duplicates; returns empty if it has a problem. */
    static Optional<List<ProductQuantity>> read(Conditions conditions, String key) {
        Optional<Object> found = conditions.value(key);
        if (found.isEmpty()) {
            conditions.problem(key, null, key + " is missing; it must be " + RIGHT + ".");
            return Optional.empty();
        }
        if (!(found.get() instanceof Collection<?> entries) || entries.isEmpty()) {
            return conditions.wrong(key, found.get(), RIGHT);
        }
        List<ProductQuantity> products = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int position = 0;
        for (Object entry : entries) {
            String name = key + "[" + position++ + "]";
            read(conditions, key, name, entry).ifPresent(product -> {
                if (seen.add(product.sku())) products.add(product);
                else conditions.problem(key, product.sku(), name + " repeats " + product.sku() + "; list it once.");
            });
        }
        return products.size() == entries.size() ? Optional.of(List.copyOf(products)) : Optional.empty();
    }

    private static Optional<ProductQuantity> read(Conditions conditions, String key, String name, Object entry) {
        if (!(entry instanceof Map<?, ?> fields)) {
            return conditions.wrong(key, name, entry, "{\"sku\": …, \"quantity\": …}");
        }
        Set<String> known = new TreeSet<>(KEYS);
        Optional<ProductQuantity> nothing = Optional.empty();
        for (Object field : fields.keySet()) {
            if (known.contains(field)) continue;
            conditions.problem(
                    key,
                    String.valueOf(field),
                    name + " has the unknown field \"" + field + "\"; the nearest is "
                            + ClosestMatch.of(String.valueOf(field), known) + ". Known: " + String.join(", ", known)
                            + ".");
            return nothing;
        }
        String sku = fields.get(SKU) instanceof String given ? InputText.cleanedOrNull(given) : null;
        if (sku == null) {
            return conditions.wrong(key, name + "." + SKU, fields.get(SKU), "a product's SKU");
        }
        return Conditions.whole(fields.get(QUANTITY))
                .filter(quantity -> quantity > 0)
                .map(quantity -> new ProductQuantity(sku, quantity))
                .or(() -> conditions.wrong(
                        key,
                        name + "." + QUANTITY,
                        fields.get(QUANTITY),
                        "a whole number from 1 to " + Integer.MAX_VALUE));
    }

    @Override
    public String toString() {
        return sku + " × " + quantity;
    }
}
