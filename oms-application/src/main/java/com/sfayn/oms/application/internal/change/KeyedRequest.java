package com.sfayn.oms.application.internal.change;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.RequestRefusal.IdempotencyKeyReused;
import com.sfayn.oms.application.port.IdempotencyKeys.Key;
import com.sfayn.oms.application.port.IdempotencyKeys.Recorded;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.domain.parsing.LengthRule;
import com.sfayn.oms.domain.refusal.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A request that may have an idempotency key. Requests with the same key and input are made once.
 *
 * @param operation the use case; aliases share one
 * @param preconditions the key, if any; the version is ignored here
 * @param input hashed to find out whether a repeated key has the same input
 */
public record KeyedRequest(Actor actor, String operation, Preconditions preconditions, Record input) {
    /** How long keys are kept. */
    public static final Duration KEPT = Duration.ofDays(7);

    /**
     * Claims the key and makes the change, or replays the change that was made with the same key. Refuses a key that
     * was used with other input.
     *
     * @param result recorded for a repeated request; {@link #complete} may replace it
     * @param replay answers a repeated request from the recorded result
     */
    public <T> Answer<T> once(
            TenantStore store,
            Instant now,
            String result,
            Function<String, Answer<T>> replay,
            Supplier<Answer<T>> change) {
        String key = preconditions.idempotencyKey();
        if (key == null) return change.get();
        Optional<String> length = new LengthRule("The idempotencyKey", 1, LengthRule.SHORT).problem(key);
        if (length.isPresent()) {
            return Answer.refused(new InvalidInput(length.get(), List.of("idempotencyKey")));
        }
        String fingerprint = Fingerprint.of(input);
        Optional<Recorded> recorded = store.keys().claim(key(), fingerprint, result, now, now.minus(KEPT));
        if (recorded.isEmpty()) return change.get();
        return recorded.get().fingerprint().equals(fingerprint)
                ? replay.apply(recorded.get().result())
                : Answer.refused(new IdempotencyKeyReused(key));
    }

    /** Sets the recorded result, if it is only known after the change. */
    public void complete(TenantStore store, String result) {
        if (preconditions.idempotencyKey() != null) store.keys().complete(key(), result);
    }

    private Key key() {
        return new Key(actor.user(), operation, preconditions.idempotencyKey());
    }
}
