package com.sfayn.oms.graphql.internal.webhook;

import com.sfayn.oms.application.port.webhook.out.DeliveryAttempt;
import com.sfayn.oms.application.webhook.out.PingWebhookEndpoint.Pinged;
import com.sfayn.oms.application.webhook.out.ReplayWebhookEvents.Started;
import java.util.Optional;

/** The messages of mutations that send something to an endpoint. */
final class DeliveryMessages {
    static final String REPLAYED = "This repeats an earlier request; nothing was changed.";

    private DeliveryMessages() {}

    static String of(Pinged pinged) {
        if (pinged.replayed()) return REPLAYED;
        Optional<DeliveryAttempt> attempt =
                pinged.delivery().attempts().stream().findFirst();
        if (attempt.isEmpty()) return "The ping was sent.";
        DeliveryAttempt made = attempt.get();
        if (made.failure() == null) return "The endpoint accepted the ping with the status " + made.status() + ".";
        return "The endpoint did not accept the ping: " + made.failure()
                + (made.status() == null ? "." : ", status " + made.status() + ".");
    }

    static String of(Started started) {
        if (started.replayed()) return REPLAYED;
        return started.events() == 0
                ? "The range has no events, so nothing is sent."
                : "The replay of a range of " + started.events() + " events has started.";
    }
}
