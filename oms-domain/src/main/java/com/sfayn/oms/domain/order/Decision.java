package com.sfayn.oms.domain.order;

import com.sfayn.oms.domain.order.party.RecordedActor;
import java.util.List;
import java.util.function.Function;

/** The answer to a command on an order: its next state and what happened, or every reason for refusing. */
public sealed interface Decision {
    /** Says what to make of either answer; there is no third. */
    <R> R fold(Function<Accepted, R> accepted, Function<Refused, R> refused);

    /**
     * The order after the change, and the facts of it.
     *
     * @param events at least one
     */
    record Accepted(Order order, List<OrderEvent> events, RecordedActor actor) implements Decision {
        public Accepted {
            events = List.copyOf(events);
            if (events.isEmpty()) throw new IllegalArgumentException("An accepted change leaves at least one event.");
        }

        @Override
        public <R> R fold(Function<Accepted, R> accepted, Function<Refused, R> refused) {
            return accepted.apply(this);
        }
    }

    /**
     * Nothing changes.
     *
     * @param refusals at least one
     */
    record Refused(List<OrderRefusal> refusals) implements Decision {
        public Refused {
            refusals = List.copyOf(refusals);
            if (refusals.isEmpty()) throw new IllegalArgumentException("A refusal has at least one reason.");
        }

        static Refused because(OrderRefusal refusal) {
            return new Refused(List.of(refusal));
        }

        @Override
        public <R> R fold(Function<Accepted, R> accepted, Function<Refused, R> refused) {
            return refused.apply(this);
        }
    }
}
