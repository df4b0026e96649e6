package com.sfayn.oms.application.memory;

import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * A storage in memory for tests of use cases; passes the same contract as the databases. A tenant's transactions run
 * one after the other, each on a copy that replaces the original at commit.
 */
public final class InMemoryStorage implements Storage {
    private final Map<TenantId, Tenant> tenants = new ConcurrentHashMap<>();

    @Override
    public <R> R inTransaction(TenantId tenantId, Function<TenantStore, R> work) {
        return tenants.computeIfAbsent(tenantId, id -> new Tenant()).run(tenantId, work);
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

        <R> R run(TenantId id, Function<TenantStore, R> work) {
            lock.lock();
            try {
                if (lock.getHoldCount() > 1)
                    throw new IllegalStateException("A transaction of " + id + " is nested in another one.");
                TenantData copy = data.copy();
                InMemoryTenantStore store = new InMemoryTenantStore(id, copy);
                R result = work.apply(store);
                if (!store.isDiscarded()) data = copy;
                return result;
            } finally {
                lock.unlock();
            }
        }
    }
}
