package com.sfayn.oms.application.maintenance;

import com.sfayn.oms.application.event.ReceiveEvent;
import com.sfayn.oms.application.internal.change.KeyedRequest;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes expired idempotency keys, event ids and webhook deliveries, so that their tables do not grow without limit.
 */
public final class PurgeExpiredKeys {
    private static final Logger LOG = LoggerFactory.getLogger(PurgeExpiredKeys.class);

    /** Deliveries that one transaction deletes. */
    private static final int BATCH = 1_000;

    private static final int MOST_BATCHES = 20;

    private final Storage storage;
    private final Clock clock;
    private final Duration webhookLog;

    /** @param webhookLog how long deliveries and replays are kept since they ended */
    public PurgeExpiredKeys(Storage storage, Clock clock, Duration webhookLog) {
        this.storage = storage;
        this.clock = clock;
        this.webhookLog = webhookLog;
    }

    /**
     * Deletes what has expired of every tenant. A tenant that fails with any error is left for the next run.
     *
     * @return how many keys, ids and deliveries were deleted
     */
    public int handle() {
        Instant now = clock.instant();
        int deleted = 0;
        for (TenantId tenant : storage.listAcrossTenants()) {
            try {
                deleted += storage.inTransaction(
                        tenant,
                        store -> store.keys().forget(now.minus(KeyedRequest.KEPT))
                                + store.receivedEvents().forget(now.minus(ReceiveEvent.IDS_REMEMBERED))
                                + store.replays().purge(now.minus(webhookLog)));
                deleted += deliveries(tenant, now.minus(webhookLog));
            } catch (Throwable e) {
                LOG.warn(
                        "The old idempotency keys, event ids and webhook deliveries of tenant {} could not be deleted.",
                        tenant,
                        e);
            }
        }
        return deleted;
    }

    private int deliveries(TenantId tenant, Instant before) {
        int deleted = 0;
        for (int i = 0; i < MOST_BATCHES; i++) {
            int batch =
                    storage.inTransaction(tenant, store -> store.deliveries().purge(before, BATCH));
            deleted += batch;
            if (batch < BATCH) break;
        }
        return deleted;
    }
}
