package com.sfayn.oms.graphql;

import com.sfayn.oms.application.memory.InMemoryStorage;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.List;
import java.util.function.Function;

/** A storage that fails on demand. */
public final class FaultyStorage implements Storage {
    private final InMemoryStorage storage = new InMemoryStorage();
    private int transactions;
    private int firstToFail = Integer.MAX_VALUE;
    private RuntimeException fault;

    /** Lets that many further transactions succeed and all later ones fail. */
    public void failFrom(int transaction, RuntimeException with) {
        transactions = 0;
        firstToFail = transaction;
        fault = with;
    }

    /** Counts transactions since the last call of {@code failFrom}. */
    public int transactions() {
        return transactions;
    }

    @Override
    public <R> R inTransaction(TenantId tenant, Function<TenantStore, R> work) {
        if (transactions++ >= firstToFail) throw fault;
        return storage.inTransaction(tenant, work);
    }

    @Override
    public List<TenantId> listAcrossTenants() {
        return storage.listAcrossTenants();
    }
}
