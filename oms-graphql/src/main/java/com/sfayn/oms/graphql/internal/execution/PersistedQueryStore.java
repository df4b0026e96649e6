package com.sfayn.oms.graphql.internal.execution;

import com.sfayn.oms.application.internal.cache.LruMap;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * Documents by their hash, apart for each tenant. Within a tenant, what was not used for longest goes first. Where all
 * tenants together keep too much, the one that keeps most gives way, so that no tenant can make a smaller one lose
 * anything. Safe for use by many threads.
 */
final class PersistedQueryStore {
    /** What a document takes beside its text, in characters: its hash, and its place in the maps. */
    static final int OVERHEAD = 256;

    private final long mostOfTenant;
    private final long mostOfAll;
    private final Map<TenantId, Shelf> shelves = new HashMap<>();
    private long characters;

    /**
     * @param mostOfTenant characters that one tenant's documents may have, each counted with {@link #OVERHEAD}
     * @param mostOfAll the same for all tenants together
     */
    PersistedQueryStore(long mostOfTenant, long mostOfAll) {
        this.mostOfTenant = mostOfTenant;
        this.mostOfAll = mostOfAll;
    }

    synchronized Optional<String> find(TenantId tenant, String hash) {
        Shelf shelf = shelves.get(tenant);
        return shelf == null ? Optional.empty() : Optional.ofNullable(shelf.documents.get(hash));
    }

    synchronized void keep(TenantId tenant, String hash, String document) {
        if (size(document) > mostOfTenant) return;
        Shelf shelf = shelves.computeIfAbsent(tenant, any -> new Shelf());
        if (shelf.documents.put(hash, document) != null) return;
        grow(shelf, size(document));
        while (shelf.characters > mostOfTenant) forgetOldest(shelf);
        while (characters > mostOfAll) forgetOldest(largest());
        shelves.values().removeIf(each -> each.documents.isEmpty());
    }

    synchronized long characters() {
        return characters;
    }

    private Shelf largest() {
        return shelves.values().stream()
                .max(Comparator.comparingLong(shelf -> shelf.characters))
                .orElseThrow();
    }

    private void forgetOldest(Shelf shelf) {
        Iterator<String> oldest = shelf.documents.values().iterator();
        grow(shelf, -size(oldest.next()));
        oldest.remove();
    }

    private void grow(Shelf shelf, long by) {
        shelf.characters += by;
        characters += by;
    }

    private static long size(String document) {
        return (long) document.length() + OVERHEAD;
    }

    private static final class Shelf {
        private final Map<String, String> documents = new LruMap<>(Integer.MAX_VALUE);
        private long characters;
    }
}
