package com.sfayn.oms.application.internal.change;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.internal.access.Caller;
import com.sfayn.oms.application.internal.access.Callers;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.domain.refusal.InvalidInput;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Runs changes in transactions. A refused answer rolls its transaction back, so that a refusal changes nothing. */
public final class ChangeTransactions {
    private final Storage storage;
    private final Callers callers;
    private final Clock clock;

    public ChangeTransactions(Storage storage, Callers callers, Clock clock) {
        this.storage = storage;
        this.callers = callers;
        this.clock = clock;
    }

    /** What a permitted caller's change works with. */
    public record Call(TenantStore store, Caller caller, Instant now) {}

    /** Runs the change in one transaction, if its strings can be stored and the caller has the permission. */
    public <T> Answer<T> permitted(Actor actor, Permission permission, Record input, Function<Call, Answer<T>> change) {
        Optional<InvalidInput> unstorable = TextValidation.refusal(input);
        if (unstorable.isPresent()) return Answer.refused(unstorable.get());
        return storage.inTransaction(
                actor.tenant(),
                discardingRefusals(store -> callers.permitted(store, actor, store.access(actor.user()), permission)
                        .fold(caller -> change.apply(new Call(store, caller, clock.instant())), Answer::refused)));
    }

    /** Returns work that also discards its transaction if its answer is refused. */
    public static <T> Function<TenantStore, Answer<T>> discardingRefusals(Function<TenantStore, Answer<T>> work) {
        return store -> {
            Answer<T> answer = work.apply(store);
            if (!answer.refusals().isEmpty()) store.discard();
            return answer;
        };
    }
}
