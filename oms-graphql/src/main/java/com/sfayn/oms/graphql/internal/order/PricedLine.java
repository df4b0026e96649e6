package com.sfayn.oms.graphql.internal.order;

import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.line.LineItem;
import com.sfayn.oms.domain.order.party.VendorDetails;
import com.sfayn.oms.domain.pricing.LinePricing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A line with its part of the order's price. */
record PricedLine(LineItem item, LinePricing price, VendorDetails vendor) {
    static List<PricedLine> all(Order order) {
        Map<String, LinePricing> prices = new HashMap<>();
        order.pricing().lines().forEach(price -> prices.put(price.lineId(), price));
        return order.lines().stream()
                .map(item -> new PricedLine(
                        item, prices.get(item.lineId()), order.parties().vendor()))
                .toList();
    }
}
