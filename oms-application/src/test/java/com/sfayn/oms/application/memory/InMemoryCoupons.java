package com.sfayn.oms.application.memory;

import com.sfayn.oms.application.memory.TenantData.Row;
import com.sfayn.oms.application.memory.TenantData.RowKey;
import com.sfayn.oms.application.port.snapshot.CouponRepository;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.CouponChange;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.domain.pricing.offer.Coupon;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Coupons in a map. */
record InMemoryCoupons(TenantData data) implements CouponRepository {
    @Override
    public Map<String, Coupon> find(String vendorId, Collection<String> codes) {
        Map<String, Coupon> found = new HashMap<>();
        for (String code : codes) {
            Row row = data.rows.get(new RowKey(SnapshotType.COUPON, List.of(vendorId, code)));
            if (row != null) found.put(code, ((CouponChange) row.change()).coupon());
        }
        return found;
    }
}
