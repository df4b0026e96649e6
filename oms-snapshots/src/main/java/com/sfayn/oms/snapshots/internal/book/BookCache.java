package com.sfayn.oms.snapshots.internal.book;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.sfayn.oms.application.port.snapshot.BookVersion;
import com.sfayn.oms.domain.pricing.VendorBook;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.function.Supplier;

/**
 * Remembers vendor books, each under the version that it was read at or before. Whoever asks has read the current
 * version in their own transaction, so no entry is ever out of date for them; the old ones are crowded out.
 */
public final class BookCache {
    /** Vendors, offers, options and tax rules together; some tens of megabytes at the most. */
    private static final long ROWS = 50_000;

    private final Cache<Key, VendorBook> books = Caffeine.newBuilder()
            .maximumWeight(ROWS)
            .weigher((Key key, VendorBook book) -> 1
                    + book.offers().size()
                    + book.shippingOptions().size()
                    + book.taxRules().size())
            .build();

    /**
     * Loading is left to the caller's thread and transaction: two may load the same book, none waits for another.
     *
     * @param remember whether what is loaded is as committed
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
