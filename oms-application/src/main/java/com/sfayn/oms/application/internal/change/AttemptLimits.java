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

/** Makes attempts at what can be guessed, within the limit of each tenant. */
public final class AttemptLimits {
    private final FailedAttempts attempts = new FailedAttempts();
    private final Function<TenantId, TenantSettings> settings;
    private final Clock clock;

    public AttemptLimits(Function<TenantId, TenantSettings> settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What is tried.
     *
     * @param what is guessed, in the plural, for people
     * @param field of the input that holds the guess
     */
    public record Guess(OrderAction action, OrderId order, String what, String field) {}

    /** One attempt, and what is answered instead where there were too many. */
    public interface Trial<R> {
        R make();

        R refuse(LimitExceeded limit);
    }

    /** @param inVain whether the result says that the guess was wrong */
    public <R> R attempt(Actor actor, Guess guess, Predicate<R> inVain, Trial<R> trial) {
        Attempt attempt = new Attempt(guess.action(), actor, guess.order(), clock.instant());
        return attempts.begin(attempt, settings.apply(actor.tenant()).failedAttempts())
                .map(retryAt -> trial.refuse(new LimitExceeded(guess.what(), retryAt, List.of(guess.field()))))
                .orElseGet(() -> made(attempt, inVain, trial));
    }

    private <R> R made(Attempt attempt, Predicate<R> inVain, Trial<R> trial) {
        boolean failed = false;
        try {
            R result = trial.make();
            failed = inVain.test(result);
            return result;
        } finally {
            if (!failed) attempts.takeBack(attempt);
        }
    }
}
