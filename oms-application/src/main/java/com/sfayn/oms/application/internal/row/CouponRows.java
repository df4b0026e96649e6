package com.sfayn.oms.application.internal.row;

import com.sfayn.oms.application.port.snapshot.SnapshotChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.CouponChange;
import com.sfayn.oms.domain.parsing.LengthRule;
import com.sfayn.oms.domain.pricing.condition.Window;
import com.sfayn.oms.domain.pricing.condition.WindowForm;
import com.sfayn.oms.domain.pricing.offer.Coupon;
import java.util.Optional;

/** Reads coupons. */
final class CouponRows {
    static final Columns COLUMNS =
            Columns.of("vendor_id", "coupon_code", "offer_id", "start_date?", "end_date?", "is_active");

    private CouponRows() {}

    static Optional<SnapshotChange> read(RowReader cells, RowContext context) {
        String vendorId = context.vendorId(cells);
        String code = code(cells);
        String offerId = cells.text("offer_id");
        Window window = cells.taken(WindowForm.startToEnd(cells.textOrNull("start_date"), cells.textOrNull("end_date"))
                .read(context.settings().zone()));
        boolean active = cells.flag("is_active");
        return cells.finish(() -> new CouponChange(new Coupon(vendorId, code, offerId, window, active)));
    }

    /** Checks the length again, since the upper-case form may be longer. */
    private static String code(RowReader cells) {
        String given = cells.text("coupon_code");
        if (given == null) return null;
        String code = Coupon.normalised(given);
        cells.checkText("coupon_code", code, LengthRule.SHORT);
        return code;
    }
}
