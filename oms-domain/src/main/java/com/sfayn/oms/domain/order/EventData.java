package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.line.LineUnits;
import com.sfayn.oms.domain.pricing.shipping.ShippingQuote;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds an event's data as the contract defines it: snake_case keys, money as strings, no null values. */
final class EventData {
    private final Map<String, Object> values = new LinkedHashMap<>();

    private EventData() {}

    static EventData of(String key, Object value) {
        return new EventData().and(key, value);
    }

    static EventData ofLines(List<LineUnits> lines) {
        return new EventData().lines(lines);
    }

    static EventData ofOption(ShippingQuote option) {
        return of("option_id", option.optionId())
                .and("method", option.method())
                .and("delivery_time", option.deliveryTime())
                .and("cost", option.cost());
    }

    EventData and(String key, Object value) {
        if (value instanceof Money money) {
            values.put(
                    key,
                    of("amount", money.plainAmount())
                            .and("currency", money.currency().getCurrencyCode())
                            .map());
        } else if (value != null) {
            values.put(key, value);
        }
        return this;
    }

    EventData lines(List<LineUnits> lines) {
        return and(
                "lines",
                lines.stream()
                        .map(line -> of("line_id", line.lineId())
                                .and("product_sku", line.sku())
                                .and("quantity", line.quantity())
                                .map())
                        .toList());
    }

    Map<String, Object> map() {
        return Collections.unmodifiableMap(values);
    }
}
