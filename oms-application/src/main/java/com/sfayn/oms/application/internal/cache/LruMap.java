package com.sfayn.oms.application.internal.cache;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map of bounded size that evicts the least recently used entry. Not thread-safe: even {@code get} changes the order,
 * so callers must lock.
 */
public final class LruMap<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    private final int capacity;

    /** @param capacity largest number of entries; at least 1 */
    public LruMap(int capacity) {
        super(16, 0.75f, true);
        if (capacity < 1)
            throw new IllegalArgumentException("The capacity is " + capacity + "; it must be at least 1.");
        this.capacity = capacity;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > capacity;
    }
}
