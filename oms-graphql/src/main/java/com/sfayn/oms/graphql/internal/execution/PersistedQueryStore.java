package com.sfayn.oms.graphql.internal.execution;

import com.sfayn.oms.application.internal.cache.LruMap;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * Stores documents by hash, separately for each tenant. Within a tenant the least recently used is evicted first. If
 * all tenants together exceed the limit, the tenant with the most characters loses documents, so no tenant can evict
 * those of a smaller one. Thread-safe.
 */
final class PersistedQueryStore {
    /** The size of an entry besides the document, in characters: its hash and map entries. */
    static final int OVERHEAD = 256;

    private final long mostOfTenant;
    private final long mostOfAll;
    private final Map<TenantId, TenantDocuments> tenants = new HashMap<>();
    private long characters;

    /**
     * @param mostOfTenant maximum characters of one tenant's documents, each counted with {@link #OVERHEAD}
     * @param mostOfAll maximum characters of all tenants together
     */
    PersistedQueryStore(long mostOfTenant, long mostOfAll) {
        this.mostOfTenant = mostOfTenant;
        this.mostOfAll = mostOfAll;
    }

    synchronized Optional<String> find(TenantId tenant, String hash) {
        TenantDocuments kept = tenants.get(tenant);
        return kept == null ? Optional.empty() : Optional.ofNullable(kept.byHash.get(hash));
    }

    synchronized void keep(TenantId tenant, String hash, String document) {
        if (size(document) > mostOfTenant) return;
        TenantDocuments kept = tenants.computeIfAbsent(tenant, any -> new TenantDocuments());
        if (kept.byHash.put(hash, document) != null) return;
        grow(kept, size(document));
        while (kept.characters > mostOfTenant) evictOldest(kept);
        while (characters > mostOfAll) evictOldest(largest());
        tenants.values().removeIf(each -> each.byHash.isEmpty());
    }

    synchronized long characters() {
        return characters;
    }

    private TenantDocuments largest() {
        return tenants.values().stream()
                .max(Comparator.comparingLong(kept -> kept.characters))
                .orElseThrow();
    }

    private void evictOldest(TenantDocuments kept) {
        Iterator<String> oldest = kept.byHash.values().iterator();
        grow(kept, -size(oldest.next()));
        oldest.remove();
    }

    private void grow(TenantDocuments kept, long by) {
        kept.characters += by;
        characters += by;
    }

    private static long size(String document) {
        return (long) document.length() + OVERHEAD;
    }

    private static final class TenantDocuments {
        private final Map<String, String> byHash = new LruMap<>(Integer.MAX_VALUE);
        private long characters;
    }
}
