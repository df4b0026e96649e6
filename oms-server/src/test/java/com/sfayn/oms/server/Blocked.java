package com.sfayn.oms.server;

import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** One tenant's transactions wait until the end. */
record Blocked(Storage storage, TenantId blocked, CountDownLatch end) implements Storage {
    @Override
    public <R> R inTransaction(TenantId tenant, Function<TenantStore, R> work) {
        if (tenant.equals(blocked)) await();
        return storage.inTransaction(tenant, work);
    }

    private void await() {
        try {
            end.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public List<TenantId> listAcrossTenants() {
        return storage.listAcrossTenants();
    }
}
