package com.sfayn.oms.application.internal.change;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.RequestRefusal.IdempotencyKeyReused;
import com.sfayn.oms.application.port.IdempotencyKeys.Key;
import com.sfayn.oms.application.port.IdempotencyKeys.Recorded;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.domain.refusal.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes a change with an idempotency key only once, and returns the recorded result to repeated requests. */
public final class Idempotency {
    /** How long keys are kept. */
    public static final Duration KEPT = Duration.ofDays(7);

    private static final int LONGEST_KEY = 255;

    private Idempotency() {}

    /**
     * Claims the key, if the request has one.
     *
     * @param operation the use case; aliases share one
     * @param result the result to return to a repeated request
     * @return empty if the caller should go on; otherwise the recorded result to replay, or a refusal
     */
    public static Optional<Answer<String>> claim(
            TenantStore store,
            Actor actor,
            String operation,
            Preconditions preconditions,
            Record input,
            String result,
            Instant now) {
        String key = preconditions.idempotencyKey();
        if (key == null) return Optional.empty();
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            return Optional.of(Answer.refused(new InvalidInput(
                    "The idempotencyKey has " + key.length() + " characters; it must have 1 to " + LONGEST_KEY + ".",
                    List.of("idempotencyKey"))));
        }
        String fingerprint = Fingerprint.of(input);
        Optional<Recorded> recorded =
                store.keys().claim(new Key(actor.user(), operation, key), fingerprint, result, now, now.minus(KEPT));
        return recorded.map(before -> before.fingerprint().equals(fingerprint)
                ? Answer.of(before.result())
                : Answer.refused(new IdempotencyKeyReused(key)));
    }

    /** Sets the result to return to a repeated request, if it is only known at the end. */
    public static void complete(
            TenantStore store, Actor actor, String operation, Preconditions preconditions, String result) {
        if (preconditions.idempotencyKey() == null) return;
        store.keys().complete(new Key(actor.user(), operation, preconditions.idempotencyKey()), result);
    }
}
