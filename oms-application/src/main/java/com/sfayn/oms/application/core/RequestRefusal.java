package com.sfayn.oms.application.core;

import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.List;

/** Why a request is refused before any business rule is checked. */
public sealed interface RequestRefusal extends Refusal {
    @Override
    default List<String> path() {
        return List.of();
    }

    /** It does not exist, or belongs to another tenant, customer or vendor; both cases look the same to the caller. */
    record NotFound(String what, String id, List<String> path) implements RequestRefusal {
        @Override
        public String message() {
            return "There is no " + what + " " + Excerpt.text(id) + ".";
        }
    }

    /** The token's roles or the user's grants do not permit the call. */
    record Forbidden(String message) implements RequestRefusal {
        public static Forbidden missing(Permission permission) {
            return new Forbidden("This needs the permission " + permission.id() + ".");
        }
    }

    /** The user's grants are not stored yet. */
    record UserNotSynced() implements RequestRefusal {
        @Override
        public String message() {
            return "This user is not synced yet. Call syncUser once after login.";
        }
    }

    /** The order has changed since the caller read it. */
    record VersionConflict(int expectedVersion, int currentVersion) implements RequestRefusal {
        @Override
        public String message() {
            return "The order is at version " + currentVersion + ", not " + expectedVersion
                    + ". Read it again, then retry.";
        }

        @Override
        public List<String> path() {
            return List.of("expectedVersion");
        }
    }

    /** The idempotency key was already used with different input. */
    record IdempotencyKeyReused(String key) implements RequestRefusal {
        @Override
        public String message() {
            return "The idempotency key " + key
                    + " was already used with different input. Use a new key for a new request.";
        }

        @Override
        public List<String> path() {
            return List.of("idempotencyKey");
        }
    }

    /**
     * The event's id was already received with different content.
     *
     * @param field {@code event_id}, or {@code webhook-id}
     */
    record EventIdReused(String field, String id) implements RequestRefusal {
        @Override
        public String code() {
            return "IDEMPOTENCY_KEY_REUSED";
        }

        @Override
        public String message() {
            return "The " + field + " " + Excerpt.text(id)
                    + " was already received with different content. Give every event its own id.";
        }

        @Override
        public List<String> path() {
            return List.of(field);
        }
    }

    /**
     * Snapshot rows are invalid; nothing was written.
     *
     * @param rows the errors, in row order; at least one
     * @param more how many errors there are in addition to {@code rows}
     * @param countedBy what the line numbers of the errors count
     */
    record RowsRefused(List<RowError> rows, int more, RowNumbering countedBy) implements RequestRefusal {
        public RowsRefused {
            rows = List.copyOf(rows);
            if (rows.isEmpty()) throw new IllegalArgumentException("Refused rows need at least one error.");
        }

        @Override
        public String code() {
            return "INVALID_INPUT";
        }

        @Override
        public String message() {
            long bad = rows.stream().mapToInt(RowError::line).distinct().count();
            String unit = countedBy.unit();
            String count = (more > 0 ? "At least " : "") + bad + " " + (bad == 1 ? unit + " is" : unit + "s are");
            RowError first = rows.get(0);
            return count + " invalid, so nothing was written. The first error is in " + unit + " " + first.line() + ": "
                    + first.message();
        }

        @Override
        public List<String> path() {
            return List.of("rows");
        }
    }

    /** A URL can't be a webhook endpoint. */
    record WebhookUrlRefused(String message, List<String> path) implements RequestRefusal {}

    /** A replay for the endpoint runs already. */
    record ReplayRunning(String endpointId) implements RequestRefusal {
        @Override
        public String message() {
            return "A replay for the endpoint " + endpointId + " is running. Start the next one when it has ended.";
        }

        @Override
        public List<String> path() {
            return List.of("endpointId");
        }
    }

    /** The caller has used up a limit that ends by itself. */
    record LimitExceeded(String message, List<String> path) implements RequestRefusal {}
}
