package com.sfayn.oms.server.http;

import com.sfayn.oms.application.Answer;
import com.sfayn.oms.application.event.Receipt;
import com.sfayn.oms.application.webhook.SignedMessage;
import java.util.Optional;

/** Takes webhooks in: what the routes know of everything behind them. */
@FunctionalInterface
public interface Webhooks {
    /** Nobody may send any. */
    Webhooks NONE = (tenantId, message) -> Optional.empty();

    /**
     * What became of the event, or why it can never be accepted; empty if it is not proven whose it is.
     *
     * @param tenantId as the URL has it, whatever that is
     */
    Optional<Answer<Receipt>> receive(String tenantId, SignedMessage message);
}
