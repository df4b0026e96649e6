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

    static Optional<SnapshotChange> read(RowReader cells, RowContext context) {
        String vendorId = context.vendorId(cells);
        String offerId = cells.text("offer_id");
        String type = cells.text("offer_type");
        String name = cells.name("name");
        BigDecimal value = cells.numberOrNull(VALUE);
        Currency currency =
                MoneyColumns.currency(cells, "currency", context.settings().currency());
        Map<String, Object> conditions = JsonColumns.object(cells, "conditions", context.json());
        OfferRule rule = cells.taken(
                OfferTypes.read(type, value, conditions, currency), Set.of("offer_type", VALUE), "conditions");
        boolean requiresCoupon = cells.flag("required_coupon");
        boolean stackable = cells.flag("stackable");
        int priority = cells.whole("priority", Integer.MIN_VALUE);
        Window window = cells.taken(WindowForm.startToEnd(cells.textOrNull("start_date"), cells.textOrNull("end_date"))
                .read(context.settings().zone()));
        boolean active = cells.flag("is_active");
        return cells.finish(() -> new OfferChange(
                new Offer(
                        vendorId,
                        offerId,
                        OfferTypes.canonical(type).orElse(type),
                        name,
                        value,
                        cells.has("currency") ? currency : null,
                        requiresCoupon,
                        stackable,
                        priority,
                        window,
                        active,
                        rule),
                conditions));
    }
}
