package com.sfayn.oms.graphql;

import com.sfayn.oms.application.port.webhook.out.WebhookTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Receives webhooks without a network. */
final class FakeReceiver implements WebhookTransport {
    final List<Message> messages = new ArrayList<>();

    /** Why URLs are refused. */
    final Map<String, String> refused = new HashMap<>();

    private Integer status = 200;
    private Failure failure;

    /** Sets the response to later messages. */
    void answer(Integer newStatus, Failure newFailure) {
        status = newStatus;
        failure = newFailure;
    }

    @Override
    public Optional<String> refusal(String url) {
        return Optional.ofNullable(refused.get(url));
    }

    @Override
    public Attempt send(Message message, Duration longest) {
        messages.add(message);
        return new Attempt(
                Shop.NOW, Duration.ofMillis(12), status, failure, status == null ? null : "the response", null);
    }
}
