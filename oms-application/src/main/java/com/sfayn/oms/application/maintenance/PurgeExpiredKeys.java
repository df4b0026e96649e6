package com.sfayn.oms.application.maintenance;

import com.sfayn.oms.application.event.EventDeduplication;
import com.sfayn.oms.application.internal.change.KeyedRequest;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes expired idempotency keys and event ids, so that their tables do not grow without limit. */
public final class PurgeExpiredKeys {
    private static final Logger LOG = LoggerFactory.getLogger(PurgeExpiredKeys.class);

    private final Storage storage;
    private final Clock clock;

    public PurgeExpiredKeys(Storage storage, Clock clock) {
        this.storage = storage;
        this.clock = clock;
    }

    /**
     * Deletes the expired keys and ids of every tenant. A tenant that fails with any error is left for the next run.
     *
     * @return how many keys and ids were deleted
     */
    public int handle() {
        Instant now = clock.instant();
        int deleted = 0;
        for (TenantId tenant : storage.listAcrossTenants()) {
            try {
                deleted += storage.inTransaction(
                        tenant,
                        store -> store.keys().forget(now.minus(KeyedRequest.KEPT))
                                + store.receivedEvents().forget(now.minus(EventDeduplication.KEPT)));
            } catch (Throwable e) {
                LOG.warn("The old idempotency keys and event ids of tenant {} could not be deleted.", tenant, e);
            }
        }
        return deleted;
    }
}
