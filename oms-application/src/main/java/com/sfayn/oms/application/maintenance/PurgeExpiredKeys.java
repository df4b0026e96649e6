package com.sfayn.oms.application.maintenance;

import com.sfayn.oms.application.event.EventDeduplication;
import com.sfayn.oms.application.internal.change.Idempotency;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Throws away idempotency keys and events' ids that are no longer kept, so that their tables do not grow for ever. */
public final class PurgeExpiredKeys {
    private static final Logger LOG = LoggerFactory.getLogger(PurgeExpiredKeys.class);

    private final Storage storage;
    private final Clock clock;

    public PurgeExpiredKeys(Storage storage, Clock clock) {
        this.storage = storage;
        this.clock = clock;
    }

    /**
     * Every tenant's keys and ids; a tenant that fails, by whatever it throws, is left for the next time.
     *
     * @return how many are gone
     */
    public int handle() {
        Instant now = clock.instant();
        int forgotten = 0;
        for (TenantId tenant : storage.listAcrossTenants()) {
            try {
                forgotten += storage.inTransaction(
                        tenant,
                        store -> store.keys().forget(now.minus(Idempotency.KEPT))
                                + store.receivedEvents().forget(now.minus(EventDeduplication.KEPT)));
            } catch (Throwable e) {
                LOG.warn("The old idempotency keys and event ids of tenant {} could not be deleted.", tenant, e);
            }
        }
        return forgotten;
    }
}
