package com.sfayn.oms.server.http.imports;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.http.exchange.HttpError;
import java.util.HashMap;
import java.util.Map;

/**
 * Limits how many files one user sends at a time, because each takes disk space. Each user has their own limit, so a
 * slow client blocks only itself.
 */
final class Uploads {
    private static final int MOST_OF_A_USER = 4;

    private final Map<User, Integer> underWay = new HashMap<>();

    private record User(TenantId tenant, String id) {}

    /** @throws HttpError if the user has reached the limit */
    synchronized Upload begin(Actor actor) {
        User user = new User(actor.tenant(), actor.user());
        if (underWay.getOrDefault(user, 0) >= MOST_OF_A_USER) {
            throw HttpError.unavailable(
                    "You are already sending " + MOST_OF_A_USER + " files; try again when one of them is complete.");
        }
        underWay.merge(user, 1, Integer::sum);
        return new Upload(user);
    }

    private synchronized void end(User user) {
        underWay.computeIfPresent(user, (key, count) -> count == 1 ? null : count - 1);
    }

    /** One arriving file. */
    final class Upload {
        private final User user;

        private Upload(User user) {
            this.user = user;
        }

        /** Ends the upload, whether the file arrived or failed. */
        void end() {
            Uploads.this.end(user);
        }
    }
}
