package com.sfayn.oms.application.internal.row;

import com.sfayn.oms.application.port.snapshot.SnapshotChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.OfferChange;
import com.sfayn.oms.domain.pricing.condition.Window;
import com.sfayn.oms.domain.pricing.condition.WindowForm;
import com.sfayn.oms.domain.pricing.offer.Offer;
import com.sfayn.oms.domain.pricing.offer.OfferRule;
import com.sfayn.oms.domain.pricing.offer.OfferTypes;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads offers. Their conditions are parsed to typed rules here, so that every stored offer can be evaluated. */
final class OfferRows {
    static final Columns COLUMNS = Columns.of(
            "vendor_id",
            "offer_id",
            "offer_type",
            "name",
            "discount_value?",
            "[currency]",
            "conditions?",
            "required_coupon",
            "stackable",
            "priority",
            "start_date?",
            "end_date?",
            "is_active");

    private static final String VALUE = "discount_value";

    private OfferRows() {}

    static Optional<SnapshotChange> read(RowReader row, RowContext context) {
        String vendorId = context.vendorId(row);
        String offerId = row.text("offer_id");
        String type = row.text("offer_type");
        String name = row.name("name");
        BigDecimal value = row.numberOrNull(VALUE);
        Currency currency =
                MoneyColumns.currency(row, "currency", context.settings().currency());
        Map<String, Object> conditions = JsonColumns.object(row, "conditions", context.json());
        OfferRule rule = row.taken(
                OfferTypes.read(type, value, conditions, currency), Set.of("offer_type", VALUE), "conditions");
        boolean requiresCoupon = row.flag("required_coupon");
        boolean stackable = row.flag("stackable");
        int priority = row.whole("priority", Integer.MIN_VALUE);
        Window window = row.taken(WindowForm.startToEnd(row.textOrNull("start_date"), row.textOrNull("end_date"))
                .read(context.settings().zone()));
        boolean active = row.flag("is_active");
        return row.finish(() -> new OfferChange(
                new Offer(
                        vendorId,
                        offerId,
                        OfferTypes.canonical(type).orElse(type),
                        name,
                        value,
                        row.has("currency") ? currency : null,
                        requiresCoupon,
                        stackable,
                        priority,
                        window,
                        active,
                        rule),
                conditions));
    }
}
