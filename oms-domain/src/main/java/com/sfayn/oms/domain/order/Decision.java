package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.order.party.RecordedActor;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.List;
import java.util.function.Function;

/** The result of a command on an order: the next state and its events, or all refusals. */
public sealed interface Decision {
    /** Applies the function for this case. */
    <R> R fold(Function<Accepted, R> accepted, Function<Refused, R> refused);

    /**
     * The order after the change, and the events of the change.
     *
     * @param events at least one
     */
    record Accepted(Order order, List<OrderEvent> events, RecordedActor actor) implements Decision {
        public Accepted {
            events = List.copyOf(events);
            if (events.isEmpty()) throw new IllegalArgumentException("An accepted change has at least one event.");
        }

        @Override
        public <R> R fold(Function<Accepted, R> accepted, Function<Refused, R> refused) {
            return accepted.apply(this);
        }
    }

    /**
     * The command is refused; the order does not change.
     *
     * @param refusals at least one
     */
    record Refused(List<Refusal> refusals) implements Decision {
        public Refused {
            refusals = List.copyOf(refusals);
            if (refusals.isEmpty()) throw new IllegalArgumentException("A refusal has at least one reason.");
        }

        static Refused because(Refusal refusal) {
            return new Refused(List.of(refusal));
        }

        @Override
        public <R> R fold(Function<Accepted, R> accepted, Function<Refused, R> refused) {
            return refused.apply(this);
        }
    }
}
