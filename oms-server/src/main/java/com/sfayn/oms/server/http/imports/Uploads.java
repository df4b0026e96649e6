package com.sfayn.oms.server.http.imports;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.http.exchange.HttpError;
import java.util.HashMap;
import java.util.Map;

/**
 * Bounds the files that one user is sending, since each takes room on the disk. Others are not counted with them, so
 * that a slow sender keeps out only themselves.
 */
final class Uploads {
    private static final int MOST_OF_A_USER = 4;

    private final Map<User, Integer> underWay = new HashMap<>();

    private record User(TenantId tenant, String id) {}

    /** @throws HttpError if the user is sending as many as one may */
    synchronized Upload begin(Actor actor) {
        User user = new User(actor.tenant(), actor.user());
        if (underWay.getOrDefault(user, 0) >= MOST_OF_A_USER) {
            throw HttpError.unavailable(
                    "You are sending " + MOST_OF_A_USER + " files already; try again when one of them is in.");
        }
        underWay.merge(user, 1, Integer::sum);
        return new Upload(user);
    }

    private synchronized void end(User user) {
        underWay.computeIfPresent(user, (key, count) -> count == 1 ? null : count - 1);
    }

    /** One file on its way in. */
    final class Upload {
        private final User user;

        private Upload(User user) {
            this.user = user;
        }

        /** It is in, or it will not come. */
        void end() {
            Uploads.this.end(user);
        }
    }
}
