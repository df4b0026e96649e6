package com.sfayn.oms.application.webhook;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.event.AddressedEvent;
import java.time.Instant;

/** Parses the event in a webhook's body. Implemented by {@code EventReader} in oms-snapshots. */
@FunctionalInterface
public interface WebhookBodyReader {
    /**
     * Returns the event, or refuses an invalid body.
     *
     * @param body from an authenticated source
     * @param messageId used if the body has no event id
     * @param sentAt used if the body has no time
     */
    Answer<AddressedEvent> read(byte[] body, String messageId, Instant sentAt);
}
