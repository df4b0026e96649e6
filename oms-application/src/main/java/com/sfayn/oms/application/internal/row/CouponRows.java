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

    static Optional<SnapshotChange> read(RowReader row, RowContext context) {
        String vendorId = context.vendorId(row);
        String code = code(row);
        String offerId = row.text("offer_id");
        Window window = row.taken(WindowForm.startToEnd(row.textOrNull("start_date"), row.textOrNull("end_date"))
                .read(context.settings().zone()));
        boolean active = row.flag("is_active");
        return row.finish(() -> new CouponChange(new Coupon(vendorId, code, offerId, window, active)));
    }

    /** Checks the length again, since the upper-case form may be longer. */
    private static String code(RowReader row) {
        String given = row.text("coupon_code");
        if (given == null) return null;
        String code = Coupon.normalised(given);
        row.checkText("coupon_code", code, LengthRule.SHORT);
        return code;
    }
}
