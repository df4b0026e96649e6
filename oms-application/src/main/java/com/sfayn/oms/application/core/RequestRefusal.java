package com.sfayn.oms.application.core;

import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.List;

/** Why a call is refused before the business looks at it. */
public sealed interface RequestRefusal extends Refusal {
    @Override
    default List<String> path() {
        return List.of();
    }

    /** It does not exist, or belongs to another tenant, customer or vendor: the answer is the same. */
    record NotFound(String what, String id, List<String> path) implements RequestRefusal {
        @Override
        public String message() {
            return "There is no " + what + " " + Excerpt.text(id) + ".";
        }
    }

    /** The token's roles or the grants on record do not permit it. */
    record Forbidden(String message) implements RequestRefusal {
        public static Forbidden missing(Permission permission) {
            return new Forbidden("This needs the permission " + permission.id() + ".");
        }
    }

    /** Nothing is known of the user's grants yet. */
    record UserNotSynced() implements RequestRefusal {
        @Override
        public String message() {
            return "This user's permissions are not known here yet. Call syncUser once after login.";
        }
    }

    /** The order has moved on since the caller looked. */
    record VersionConflict(int expectedVersion, int currentVersion) implements RequestRefusal {
        @Override
        public String message() {
            return "The order is at version " + currentVersion + ", not " + expectedVersion
                    + ". Read it again and decide anew.";
        }

        @Override
        public List<String> path() {
            return List.of("expectedVersion");
        }
    }

    /** The key has been used with other input. */
    record IdempotencyKeyReused(String key) implements RequestRefusal {
        @Override
        public String message() {
            return "The idempotency key " + key + " was used with other input. Use a new key for a new request.";
        }

        @Override
        public List<String> path() {
            return List.of("idempotencyKey");
        }
    }

    /**
     * An event's id was received with other content.
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
                    + " has been received with other content. Give every event an id of its own.";
        }

        @Override
        public List<String> path() {
            return List.of(field);
        }
    }

    /** The input can't be meant that way. */
    record InvalidInput(String message, List<String> path) implements RequestRefusal {
        public InvalidInput {
            path = List.copyOf(path);
        }
    }

    /**
     * Rows that were to be copied are wrong; none has been.
     *
     * @param rows the errors, by row; at least one
     * @param more how many further errors there are beyond these
     * @param countedBy what the errors' lines count
     */
    record RowsRefused(List<RowError> rows, int more, RowNumbering countedBy) implements RequestRefusal {
        public RowsRefused {
            rows = List.copyOf(rows);
            if (rows.isEmpty()) throw new IllegalArgumentException("Refused rows have at least one error.");
        }

        @Override
        public String code() {
            return "INVALID_INPUT";
        }

        @Override
        public String message() {
            long bad = rows.stream().mapToInt(RowError::line).distinct().count();
            String unit = countedBy.word();
            String count = (more > 0 ? "At least " : "") + bad + " " + (bad == 1 ? unit + " is" : unit + "s are");
            RowError first = rows.get(0);
            return count + " wrong, so nothing was written. The first error is in " + unit + " " + first.line() + ": "
                    + first.message();
        }

        @Override
        public List<String> path() {
            return List.of("rows");
        }
    }
}
