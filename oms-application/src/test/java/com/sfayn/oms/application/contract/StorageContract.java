package com.sfayn.oms.application.contract;

import com.sfayn.oms.application.scenario.SweepContract;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.UUID;

/**
 * What every storage must do. A new storage extends this in its own module and passes, or it is not one. Each test makes
 * up its own tenants, so nothing needs clearing and all may share one database.
 */
public abstract class StorageContract
        implements OrderContract,
                EventContract,
                PageContract,
                StockContract,
                SnapshotContract,
                SnapshotLoadContract,
                ImportLogContract,
                SnapshotCountsContract,
                VendorBookContract,
                CustomerContract,
                GrantContract,
                IdempotencyContract,
                ClaimContract,
                ReceivedEventContract,
                SweepContract,
                WebhookSourceContract,
                TenantContract {
    private final TenantId acme = new TenantId("acme-" + UUID.randomUUID());
    private final TenantId globex = new TenantId("globex-" + UUID.randomUUID());

    @Override
    public final TenantId acme() {
        return acme;
    }

    @Override
    public final TenantId globex() {
        return globex;
    }
}
