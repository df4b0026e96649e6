package com.sfayn.oms.application.memory;

import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A storage that fails at one moment, to simulate a crash. */
public final class Broken implements Storage {
    /** The moment within a transaction. */
    public enum Moment {
        BEFORE,
        AT_THE_END,
        AFTER_IT_WAS_KEPT
    }

    private final Storage whole;
    private final Moment moment;
    private final AtomicInteger transactions;

    /** @param transaction the number of the transaction that fails, from 1 */
    public Broken(Storage whole, Moment moment, int transaction) {
        this.whole = whole;
        this.moment = moment;
        this.transactions = new AtomicInteger(-transaction);
    }

    @Override
    public <R> R inTransaction(TenantId tenant, Function<TenantStore, R> work) {
        boolean fails = transactions.incrementAndGet() == 0;
        if (fails && moment == Moment.BEFORE) throw crash();
        R result = whole.inTransaction(tenant, store -> {
            R done = work.apply(store);
            if (fails && moment == Moment.AT_THE_END) throw crash();
            return done;
        });
        if (fails) throw crash();
        return result;
    }

    private static IllegalStateException crash() {
        return new IllegalStateException("crashed");
    }

    @Override
    public List<TenantId> listAcrossTenants() {
        return whole.listAcrossTenants();
    }
}
