package com.sfayn.oms.application.memory;

import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A storage in memory for tests of use cases; passes the same contract as the databases. A tenant's transactions run
 * one after the other, each on a copy that replaces the original at commit.
 */
public final class InMemoryStorage implements Storage {
    private final Map<TenantId, Tenant> tenants = new ConcurrentHashMap<>();

    private final List<Consumer<TenantId>> eventListeners = new CopyOnWriteArrayList<>();

    @Override
    public <R> R inTransaction(TenantId tenantId, Function<TenantStore, R> work) {
        Tenant tenant = tenants.computeIfAbsent(tenantId, id -> new Tenant());
        long before = tenant.events;
        R result = tenant.run(tenantId, work);
        if (tenant.events > before) eventListeners.forEach(listener -> listener.accept(tenantId));
        return result;
    }

    @Override
    public void addEventListener(Consumer<TenantId> listener) {
        eventListeners.add(listener);
    }

    @Override
    public void removeEventListener(Consumer<TenantId> listener) {
        eventListeners.remove(listener);
    }

    @Override
    public List<TenantId> listAcrossTenants() {
        return tenants.keySet().stream()
                .sorted(Comparator.comparing(TenantId::value))
                .toList();
    }

    private static final class Tenant {
        private final ReentrantLock lock = new ReentrantLock();
        private TenantData data = new TenantData();
        private volatile long events;

        <R> R run(TenantId id, Function<TenantStore, R> work) {
            lock.lock();
            try {
                if (lock.getHoldCount() > 1)
                    throw new IllegalStateException("A transaction of " + id + " is nested in another one.");
                TenantData copy = data.copy();
                InMemoryTenantStore store = new InMemoryTenantStore(id, copy);
                R result = work.apply(store);
                if (!store.isDiscarded()) data = copy;
                events = data.events.values().stream().mapToLong(List::size).sum();
                return result;
            } finally {
                lock.unlock();
            }
        }
    }
}
