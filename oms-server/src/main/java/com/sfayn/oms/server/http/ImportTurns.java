package com.sfayn.oms.server.http;

import com.sfayn.oms.domain.tenant.TenantId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * Keeps imports from taking the whole server: some may be at hand, fewer of one tenant, and only a few are written at a
 * time, while the others wait with their files on disk. Files that are still on their way in take no place, so that
 * a slow sender keeps no other import waiting.
 */
final class ImportTurns {
    /** Imports that are written at the same time. */
    static final int MOST_WRITTEN = 2;

    private static final int MOST = 16;
    private static final int MOST_OF_A_TENANT = 4;

    private final Semaphore writing = new Semaphore(MOST_WRITTEN, true);
    private final Map<TenantId, Integer> entered = new HashMap<>();
    private int all;

    /** @throws HttpRefusal if there are as many as there may be */
    Place enter(TenantId tenant) {
        synchronized (entered) {
            if (all == MOST || entered.getOrDefault(tenant, 0) == MOST_OF_A_TENANT) {
                throw HttpRefusal.unavailable("There are too many imports at once; try again in a moment.");
            }
            all++;
            entered.merge(tenant, 1, Integer::sum);
        }
        return new Place(tenant);
    }

    private void leave(TenantId tenant) {
        synchronized (entered) {
            all--;
            entered.computeIfPresent(tenant, (id, count) -> count == 1 ? null : count - 1);
        }
    }

    /** One import's place, from when its file has come in to its answer. */
    final class Place implements AutoCloseable {
        private final TenantId tenant;
        private boolean hasTurn;

        private Place(TenantId tenant) {
            this.tenant = tenant;
        }

        void awaitTurn() {
            try {
                writing.acquire();
                hasTurn = true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw HttpRefusal.unavailable("The server is stopping; try again in a moment.");
            }
        }

        @Override
        public void close() {
            if (hasTurn) writing.release();
            leave(tenant);
        }
    }
}
