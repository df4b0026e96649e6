package com.sfayn.oms.server.webhook;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.event.Receipt;
import com.sfayn.oms.application.webhook.SignedMessage;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Receives webhooks for the routes. */
@FunctionalInterface
public interface Webhooks {
    /** Rejects every webhook. */
    Webhooks NONE = (tenantId, message) -> CompletableFuture.completedFuture(Optional.empty());

    /**
     * Verifies and applies an event, without blocking the caller's thread. Returns the receipt, or why the event can
     * never be accepted; empty if the signature is not valid. Fails with a
     * {@link java.util.concurrent.RejectedExecutionException} if too many events are waiting.
     *
     * @param tenantId as given in the URL, unchecked
     */
    CompletableFuture<Optional<Answer<Receipt>>> receive(String tenantId, SignedMessage message);
}
