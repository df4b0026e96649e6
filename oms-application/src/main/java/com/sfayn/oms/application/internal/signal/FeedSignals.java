package com.sfayn.oms.application.internal.signal;

import com.sfayn.oms.domain.tenant.TenantId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Lets a request wake the feeds of this instance, because it has made deliveries due or has moved a cursor. Without feeds
 * in this instance, the sweep of another one finds the work. Thread-safe.
 */
public final class FeedSignals {
    private final List<Consumer<TenantId>> listeners = new CopyOnWriteArrayList<>();

    /** @param listener must return at once */
    public void add(Consumer<TenantId> listener) {
        listeners.add(listener);
    }

    public void remove(Consumer<TenantId> listener) {
        listeners.remove(listener);
    }

    /** Call it after the transaction. */
    public void changed(TenantId tenant) {
        listeners.forEach(listener -> listener.accept(tenant));
    }
}
