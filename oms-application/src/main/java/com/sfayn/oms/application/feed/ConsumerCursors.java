package com.sfayn.oms.application.feed;

import com.sfayn.oms.application.internal.signal.FeedSignals;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.feed.FeedCursor;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.List;

/**
 * Reads and moves the cursors of the feed's consumers, for example to pass over an event that a sink can't handle.
 * Checks no permissions.
 */
public final class ConsumerCursors {
    private final Storage storage;
    private final FeedSignals signals;

    public ConsumerCursors(Storage storage, FeedSignals signals) {
        this.storage = storage;
        this.signals = signals;
    }

    /** Returns the cursors of all consumers of a tenant, ordered by name. */
    public List<FeedCursor> list(TenantId tenant) {
        return storage.inTransaction(tenant, store -> store.feed().cursors().list());
    }

    /**
     * Moves the cursor of a consumer; it continues after this position at once. Has no effect if the consumer has no
     * cursor. A call that runs now ends first, and does not move the cursor.
     *
     * @param consumer e.g. {@code sink:erp}
     * @param position from 0, the start of the feed
     */
    public void move(TenantId tenant, String consumer, long position) {
        if (position < 0)
            throw new IllegalArgumentException("The position is " + position + "; it must be at least 0.");
        storage.inTransaction(tenant, store -> {
            store.feed().cursors().reset(consumer, position);
            return true;
        });
        signals.changed(tenant);
    }
}
