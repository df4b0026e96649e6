package com.sfayn.oms.application.internal.change;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.internal.change.FailedAttempts.Attempt;
import com.sfayn.oms.domain.order.OrderAction;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.OrderRefusal.LimitExceeded;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Runs attempts at values that could be guessed, within the limit of each tenant. */
public final class AttemptLimits {
    private final FailedAttempts attempts = new FailedAttempts();
    private final Function<TenantId, TenantSettings> settings;
    private final Clock clock;

    public AttemptLimits(Function<TenantId, TenantSettings> settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What is attempted.
     *
     * @param what the kind of value that could be guessed, in the plural, for messages
     * @param field the input field with the value
     */
    public record Guess(OrderAction action, OrderId order, String what, String field) {}

    /** One attempt, and the refusal that replaces it after too many failures. */
    public interface Trial<R> {
        R make();

        R refuse(LimitExceeded limit);
    }

    /** @param isWrong whether the result means that the guessed value was wrong */
    public <R> R attempt(Actor actor, Guess guess, Predicate<R> isWrong, Trial<R> trial) {
        Attempt attempt = new Attempt(guess.action(), actor, guess.order(), clock.instant());
        return attempts.begin(attempt, settings.apply(actor.tenant()).failedAttempts())
                .map(retryAt -> trial.refuse(new LimitExceeded(guess.what(), retryAt, List.of(guess.field()))))
                .orElseGet(() -> run(attempt, isWrong, trial));
    }

    private <R> R run(Attempt attempt, Predicate<R> isWrong, Trial<R> trial) {
        boolean failed = false;
        try {
            R result = trial.make();
            failed = isWrong.test(result);
            return result;
        } finally {
            if (!failed) attempts.takeBack(attempt);
        }
    }
}
