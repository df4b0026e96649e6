package com.sfayn.oms.application.contract;

import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.UUID;

/**
 * The contract of every storage. A new storage extends this class in its own module and must pass. Each test creates
 * its own tenants, so that all tests can share one database without cleanup.
 */
public abstract class StorageContract
        implements OrderContract,
                EventContract,
                FeedContract,
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
                MaintenanceContract,
                WebhookSourceContract,
                WebhookEndpointContract,
                WebhookDeliveryContract,
                WebhookClaimContract,
                WebhookLogContract,
                TenantContract {
    private final Storage storage;
    private final TenantId acme = new TenantId("acme-" + UUID.randomUUID());
    private final TenantId globex = new TenantId("globex-" + UUID.randomUUID());

    protected StorageContract(Storage storage) {
        this.storage = storage;
    }

    @Override
    public final Storage storage() {
        return storage;
    }

    @Override
    public final TenantId acme() {
        return acme;
    }

    @Override
    public final TenantId globex() {
        return globex;
    }
}
