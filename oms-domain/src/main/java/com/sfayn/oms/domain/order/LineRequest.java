package com.sfayn.oms.domain.order;

import java.util.List;

/**
 * Units of a product that somebody wants to buy.
 *
 * @param quantity at least 1
 * @param path where the caller said so, for refusals, e.g. {@code productSkus, 0}
 */
public record LineRequest(String sku, int quantity, List<String> path) {
    public LineRequest {
        path = List.copyOf(path);
    }
}
