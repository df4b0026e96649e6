package com.sfayn.oms.snapshots.internal.snapshot;

import com.sfayn.oms.application.port.snapshot.CouponRepository;
import com.sfayn.oms.domain.pricing.offer.Coupon;
import com.sfayn.oms.snapshots.internal.document.SnapshotDocument;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Reads coupons, without a cache. */
public final class JdbiCouponRepository implements CouponRepository {
    private final TenantHandle handle;

    public JdbiCouponRepository(TenantHandle handle) {
        this.handle = handle;
    }

    @Override
    public Map<String, Coupon> find(String vendorId, Collection<String> codes) {
        if (codes.isEmpty()) return Map.of();
        var query = handle.query("""
                        select code, content, active from oms.coupon
                        where tenant_id = :tenant and vendor_id = :vendorId
                            and code = any(cast(:codes as varchar array))
                        """).bind("vendorId", vendorId);
        Map<String, Coupon> found = new HashMap<>();
        TenantHandle.bindTexts(query, "codes", codes)
                .map((row, context) -> SnapshotDocument.coupon(
                        vendorId, row.getString("code"), row.getString("content"), row.getBoolean("active")))
                .forEach(coupon -> found.put(coupon.code(), coupon));
        return found;
    }
}
