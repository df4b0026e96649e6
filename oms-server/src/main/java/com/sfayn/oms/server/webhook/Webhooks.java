package com.sfayn.oms.server.webhook;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.event.Receipt;
import com.sfayn.oms.application.webhook.SignedMessage;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Takes webhooks in: what the routes know of everything behind them. */
@FunctionalInterface
public interface Webhooks {
    /** Nobody may send any. */
    Webhooks NONE = (tenantId, message) -> CompletableFuture.completedFuture(Optional.empty());

    /**
     * What became of the event, or why it can never be accepted; empty if it is not proven whose it is. No thread waits
     * for it. Fails with a {@link java.util.concurrent.RejectedExecutionException} if too many wait already.
     *
     * @param tenantId as the URL has it, whatever that is
     */
    CompletableFuture<Optional<Answer<Receipt>>> receive(String tenantId, SignedMessage message);
}
