package com.sfayn.oms.snapshots.internal.book;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.sfayn.oms.application.port.snapshot.BookVersion;
import com.sfayn.oms.domain.pricing.VendorBook;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.function.Supplier;

/**
 * Caches vendor books by version. The caller has read the current version in its own transaction, so no entry is ever
 * stale for it; old versions are evicted.
 *
 * <p>Thread-safe.
 */
public final class BookCache {
    /** The maximum number of vendors, offers, options and tax rules together; some tens of megabytes at most. */
    private static final long ROWS = 50_000;

    private final Cache<Key, VendorBook> books = Caffeine.newBuilder()
            .maximumWeight(ROWS)
            .weigher((Key key, VendorBook book) -> 1
                    + book.offers().size()
                    + book.shippingOptions().size()
                    + book.taxRules().size())
            .build();

    /**
     * Returns the book of a version. It is loaded in the caller's thread and transaction: two callers may load the same
     * book, and neither waits for the other.
     *
     * @param remember whether a loaded book is cached, which requires that it is as committed
     */
    VendorBook get(TenantId tenant, BookVersion version, boolean remember, Supplier<VendorBook> load) {
        Key key = new Key(tenant, version);
        VendorBook known = books.getIfPresent(key);
        if (known != null) return known;
        VendorBook loaded = load.get();
        if (remember) books.put(key, loaded);
        return loaded;
    }

    private record Key(TenantId tenant, BookVersion version) {}
}
