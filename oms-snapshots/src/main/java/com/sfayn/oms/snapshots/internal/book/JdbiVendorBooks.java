package com.sfayn.oms.snapshots.internal.book;

import com.sfayn.oms.application.port.snapshot.BookVersion;
import com.sfayn.oms.application.port.snapshot.VendorBooks;
import com.sfayn.oms.domain.catalogue.Vendor;
import com.sfayn.oms.domain.pricing.TaxRuleSpellings;
import com.sfayn.oms.domain.pricing.VendorBook;
import com.sfayn.oms.domain.pricing.offer.Coupon;
import com.sfayn.oms.domain.pricing.offer.Offer;
import com.sfayn.oms.domain.pricing.shipping.ShippingOption;
import com.sfayn.oms.domain.pricing.tax.TaxRule;
import com.sfayn.oms.snapshots.internal.document.SnapshotDocument;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jdbi.v3.core.statement.Update;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads vendor books, each in one statement, and caches them by the version that this transaction has read. Coupons are
 * read without a cache.
 */
public final class JdbiVendorBooks implements VendorBooks {
    private static final Logger LOG = LoggerFactory.getLogger(JdbiVendorBooks.class);

    /** Placeholder for the vendor id, in the version of the tenant's tax rules. */
    public static final String TENANT = "";

    private final TenantHandle handle;
    private final BookCache cache;
    private final boolean joined;
    private boolean changed;

    /**
     * @param joined whether the transaction is the application's: an earlier call in it may have changed a book, and if
     *     that change is rolled back, another transaction's change gets the same version. So nothing that is read is
     *     cached.
     */
    public JdbiVendorBooks(TenantHandle handle, BookCache cache, boolean joined) {
        this.handle = handle;
        this.cache = cache;
        this.joined = joined;
    }

    @Override
    public Map<String, BookVersion> versions(Collection<String> vendorIds) {
        if (vendorIds.isEmpty()) return Map.of();
        List<String> asked = new ArrayList<>(new TreeSet<>(vendorIds));
        asked.add(TENANT);
        Map<String, Long> stored = new HashMap<>();
        TenantHandle.bindTexts(handle.query("""
                                select vendor_id, version from oms.book_version
                                where tenant_id = :tenant and vendor_id = any(cast(:vendorIds as varchar array))
                                """), "vendorIds", asked)
                .map((row, context) -> Map.entry(row.getString("vendor_id"), row.getLong("version")))
                .forEach(version -> stored.put(version.getKey(), version.getValue()));
        Map<String, BookVersion> versions = new HashMap<>();
        for (String vendorId : vendorIds) {
            versions.put(
                    vendorId,
                    new BookVersion(vendorId, stored.getOrDefault(vendorId, 0L), stored.getOrDefault(TENANT, 0L)));
        }
        return versions;
    }

    @Override
    public VendorBook book(BookVersion version) {
        if (changed) return load(version.vendorId());
        return cache.get(handle.tenant(), version, !joined, () -> load(version.vendorId()));
    }

    @Override
    public Map<String, Coupon> coupons(String vendorId, Collection<String> codes) {
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

    /**
     * Locks these books against changes by other transactions. Inserts a version that is missing, because otherwise
     * there would be nothing to lock.
     *
     * @param vendorIds in order, or {@link #TENANT} alone
     */
    public void lock(List<String> vendorIds) {
        int locked = TenantHandle.bindTexts(handle.query("""
                                select count(*) from (select b.version from oms.book_version b
                                    where b.tenant_id = :tenant and b.vendor_id = any(cast(:vendorIds as varchar array))
                                    order by b.vendor_id for update of b) v
                                """), "vendorIds", vendorIds)
                .mapTo(Integer.class)
                .one();
        if (locked == vendorIds.size()) return;
        int inserted = TenantHandle.bindTexts(handle.update("""
                                insert into oms.book_version (tenant_id, vendor_id, version)
                                select cast(:tenant as varchar), u.vendor_id, 0
                                from unnest(cast(:vendorIds as varchar array)) as u (vendor_id)
                                where not exists (select 1 from oms.book_version b
                                    where b.tenant_id = :tenant and b.vendor_id = u.vendor_id)
                                order by u.vendor_id
                                """), "vendorIds", vendorIds)
                .execute();
        // another transaction has inserted one since, which is not locked yet
        if (inserted < vendorIds.size() - locked) lock(vendorIds);
    }

    /** Raises the versions of these vendors' books, which must be locked; {@link #TENANT} raises those of all books. */
    public void bump(List<String> vendorIds) {
        bump(TenantHandle.bindTexts(handle.update("""
                                update oms.book_version set version = version + 1
                                where tenant_id = :tenant and vendor_id = any(cast(:vendorIds as varchar array))
                                """), "vendorIds", vendorIds));
    }

    /**
     * Raises the versions of some locked books. Nothing that this transaction reads from now on is cached: if it is
     * rolled back, another transaction's change gets the same version.
     *
     * @param bump raises their versions
     */
    public void bump(Update bump) {
        changed = true;
        bump.execute();
    }

    private VendorBook load(String vendorId) {
        Loading loading = new Loading();
        handle.query("""
                        select 'vendor' as part, vendor_id as id, active, content from oms.vendor
                        where tenant_id = :tenant and vendor_id = :vendorId
                        union all
                        select 'offer', offer_id, active, content from oms.offer
                        where tenant_id = :tenant and vendor_id = :vendorId and active
                        union all
                        select 'option', option_id, active, content from oms.shipping_option
                        where tenant_id = :tenant and vendor_id = :vendorId and active
                        union all
                        select 'tax', rule_id, active, content from oms.tax_rule
                        where tenant_id = :tenant
                        """)
                .bind("vendorId", vendorId)
                .map((row, context) -> new Row(
                        row.getString("part"), row.getString("id"), row.getBoolean("active"), row.getString("content")))
                .forEach(row -> loading.add(vendorId, row));
        loading.spellings.warnings().forEach(warning -> LOG.warn("Tenant {}: {}", handle.tenant(), warning));
        return loading.book();
    }

    private record Row(String part, String id, boolean active, String content) {}

    /** Collects the rows of a book. */
    private static final class Loading {
        private Optional<Vendor> vendor = Optional.empty();
        private final List<Offer> offers = new ArrayList<>();
        private final List<ShippingOption> options = new ArrayList<>();
        private final List<TaxRule> taxRules = new ArrayList<>();
        private final TaxRuleSpellings spellings = new TaxRuleSpellings();
        private boolean tenantHasTaxRules;

        void add(String vendorId, Row row) {
            switch (row.part()) {
                case "vendor" -> vendor = Optional.of(SnapshotDocument.vendor(vendorId, row.content(), row.active()));
                case "offer" ->
                    SnapshotDocument.offer(vendorId, row.id(), row.content(), row.active())
                            .ifPresent(offers::add);
                case "option" ->
                    SnapshotDocument.shippingOption(vendorId, row.id(), row.content(), row.active())
                            .ifPresent(options::add);
                default -> {
                    tenantHasTaxRules = true;
                    if (row.active()) add(SnapshotDocument.taxRule(row.id(), row.content(), true), row.content());
                }
            }
        }

        private void add(TaxRule rule, String content) {
            taxRules.add(rule);
            spellings.add(rule, SnapshotDocument.taxedState(content));
        }

        VendorBook book() {
            return new VendorBook(vendor, offers, options, taxRules, tenantHasTaxRules);
        }
    }
}
