package com.sfayn.oms.server.http.transport;

import java.util.concurrent.atomic.AtomicLong;

/** How much room bodies may take while they are coming in, all together. */
public final class BodyBudget {
    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    /** @param limit in bytes */
    public BodyBudget(long limit) {
        this.limit = limit;
    }

    boolean take(long bytes) {
        if (taken.addAndGet(bytes) <= limit) return true;
        taken.addAndGet(-bytes);
        return false;
    }

    void give(long bytes) {
        taken.addAndGet(-bytes);
    }
}
