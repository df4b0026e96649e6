package com.sfayn.oms.graphql.internal.webhook;

import com.sfayn.oms.application.port.webhook.out.WebhookDelivery.State;
import com.sfayn.oms.application.webhook.out.DeliveryView;
import java.util.Set;
import java.util.stream.Collectors;

/** The states of deliveries as users see them: a due delivery that waits for another one is shown as HELD. */
enum DeliveryState {
    HELD(State.DUE),
    DUE(State.DUE),
    SENDING(State.SENDING),
    DELIVERED(State.DELIVERED),
    EXHAUSTED(State.EXHAUSTED),
    CANCELLED(State.CANCELLED);

    private final State stored;

    DeliveryState(State stored) {
        this.stored = stored;
    }

    static DeliveryState of(DeliveryView view) {
        State state = view.delivery().state();
        return state == State.DUE && view.isHeld() ? HELD : valueOf(state.name());
    }

    /** Returns the states that the storage knows. */
    static Set<State> stored(Set<DeliveryState> states) {
        return states.stream().map(state -> state.stored).collect(Collectors.toSet());
    }

    /** Returns whether to select due deliveries only if they are held; null if that does not matter. */
    static Boolean held(Set<DeliveryState> states) {
        return states.contains(HELD) == states.contains(DUE) ? null : states.contains(HELD);
    }
}
