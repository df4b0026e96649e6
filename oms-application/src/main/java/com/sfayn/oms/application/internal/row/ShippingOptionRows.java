package com.sfayn.oms.application.internal.row;

import com.sfayn.oms.application.port.snapshot.SnapshotChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.ShippingOptionChange;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.pricing.shipping.ShippingMethods;
import com.sfayn.oms.domain.pricing.shipping.ShippingOption;
import com.sfayn.oms.domain.pricing.shipping.ShippingRule;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads shipping options. Their conditions are parsed to typed rules here, so that every stored option can be
 * evaluated.
 */
final class ShippingOptionRows {
    static final Columns COLUMNS = Columns.of(
            "vendor_id",
            "[option_id]",
            "name",
            "[method]",
            "delivery_time",
            "conditions?",
            "base_cost",
            "flat_rate",
            "currency?",
            "is_active");

    private static final String TIME_ZONE = "time_zone";

    private ShippingOptionRows() {}

    static Optional<SnapshotChange> read(RowReader row, RowContext context) {
        String vendorId = context.vendorId(row);
        String name = row.text("name");
        String optionId = Optional.ofNullable(row.textOrNull("option_id")).orElse(name);
        String method = Optional.ofNullable(row.textOrNull("method")).orElse(name);
        String deliveryTime = row.text("delivery_time");
        Map<String, Object> conditions = zoned(
                JsonColumns.object(row, "conditions", context.json()),
                context.settings().zone());
        Currency currency =
                MoneyColumns.currency(row, "currency", context.settings().currency());
        ShippingRule rule = method == null
                ? null
                : row.taken(ShippingMethods.read(method, conditions, currency), Set.of("method"), "conditions");
        Money baseCost = MoneyColumns.amount(row, "base_cost", currency);
        Money flatRate = MoneyColumns.amount(row, "flat_rate", currency);
        boolean active = row.flag("is_active");
        return row.finish(() -> new ShippingOptionChange(
                new ShippingOption(
                        vendorId,
                        optionId,
                        name,
                        ShippingMethods.canonical(method).orElse(method),
                        deliveryTime,
                        baseCost,
                        flatRate,
                        active,
                        rule),
                conditions));
    }

    /** Stores the tenant's current time zone with the option's times of day, if the zone has a name. */
    private static Map<String, Object> zoned(Map<String, Object> conditions, ZoneId tenantZone) {
        String zone = tenantZone.normalized().equals(ZoneOffset.UTC) ? "UTC" : tenantZone.getId();
        if (conditions.get(TIME_ZONE) != null || !ZoneId.getAvailableZoneIds().contains(zone)) return conditions;
        Map<String, Object> zoned = new LinkedHashMap<>(conditions);
        zoned.put(TIME_ZONE, zone);
        return Collections.unmodifiableMap(zoned);
    }
}
