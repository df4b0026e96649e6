package com.sfayn.oms.snapshots.internal.check;

import com.sfayn.oms.application.port.ConsistencyChecks;
import com.sfayn.oms.snapshots.internal.transaction.TenantHandle;
import java.util.List;

/** Delegates the check of each subject to its class. */
public final class JdbiConsistencyChecks implements ConsistencyChecks {
    private final TenantHandle handle;

    public JdbiConsistencyChecks(TenantHandle handle) {
        this.handle = handle;
    }

    @Override
    public Page scan(Subject subject, Key after, int limit) {
        return check(subject).scan(after, limit);
    }

    @Override
    public List<Contradiction> confirm(Subject subject, Key suspect, boolean repair) {
        return check(subject).confirm(suspect, repair);
    }

    private RowCheck check(Subject subject) {
        return switch (subject) {
            case ORDERS -> new OrderCheck(handle);
            case ORPHANS -> new OrphanCheck(handle);
            case STOCK -> new StockCheck(handle);
            case IDEMPOTENCY_KEYS -> new KeyCheck(handle);
            case PAYMENTS -> new PaymentCheck(handle);
            case PAYMENT_CLAIMS -> new ClaimCheck(handle);
            case POSITIONS -> new PositionCheck(handle);
        };
    }
}
