package com.sfayn.oms.application.memory;

import com.sfayn.oms.application.memory.TenantData.Row;
import com.sfayn.oms.application.memory.TenantData.RowKey;
import com.sfayn.oms.application.port.snapshot.BookVersion;
import com.sfayn.oms.application.port.snapshot.SnapshotChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.CouponChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.OfferChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.ShippingOptionChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.TaxRuleChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.VendorChange;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.port.snapshot.VendorBooks;
import com.sfayn.oms.domain.pricing.VendorBook;
import com.sfayn.oms.domain.pricing.offer.Coupon;
import com.sfayn.oms.domain.pricing.offer.Offer;
import com.sfayn.oms.domain.pricing.shipping.ShippingOption;
import com.sfayn.oms.domain.pricing.tax.TaxRule;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Vendor books, assembled at every read, and coupons. */
record InMemoryBooks(TenantData data) implements VendorBooks {
    /** Used as the vendor in the version of the tenant's tax rules. */
    static final String TENANT = "";

    @Override
    public Map<String, BookVersion> versions(Collection<String> vendorIds) {
        Map<String, BookVersion> versions = new HashMap<>();
        vendorIds.forEach(
                vendorId -> versions.put(vendorId, new BookVersion(vendorId, version(vendorId), version(TENANT))));
        return versions;
    }

    private long version(String vendorId) {
        return data.bookVersions.getOrDefault(vendorId, 0L);
    }

    @Override
    public VendorBook book(BookVersion version) {
        List<TaxRule> rules = rows(TaxRuleChange.class).map(TaxRuleChange::rule).toList();
        return new VendorBook(
                rows(VendorChange.class)
                        .map(VendorChange::vendor)
                        .filter(vendor -> vendor.vendorId().equals(version.vendorId()))
                        .findFirst(),
                rows(OfferChange.class)
                        .map(OfferChange::offer)
                        .filter(offer -> offer.vendorId().equals(version.vendorId()))
                        .filter(Offer::active)
                        .toList(),
                rows(ShippingOptionChange.class)
                        .map(ShippingOptionChange::option)
                        .filter(option -> option.vendorId().equals(version.vendorId()))
                        .filter(ShippingOption::active)
                        .toList(),
                rules.stream().filter(TaxRule::active).toList(),
                !rules.isEmpty());
    }

    @Override
    public Map<String, Coupon> coupons(String vendorId, Collection<String> codes) {
        Map<String, Coupon> found = new HashMap<>();
        for (String code : codes) {
            Row row = data.rows.get(new RowKey(SnapshotType.COUPON, List.of(vendorId, code)));
            if (row != null) found.put(code, ((CouponChange) row.change()).coupon());
        }
        return found;
    }

    private <C extends SnapshotChange> Stream<C> rows(Class<C> type) {
        return data.rows.values().stream()
                .map(Row::change)
                .filter(type::isInstance)
                .map(type::cast);
    }
}
