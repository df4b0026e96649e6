package com.sfayn.oms.application.webhook;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.event.AddressedEvent;
import java.time.Instant;

/** Reads the event that a webhook's body is. Whoever brings a JSON library brings one. */
@FunctionalInterface
public interface BodyReader {
    /**
     * The event, or why the body can't be one.
     *
     * @param body from a proven source
     * @param messageId stands in where the body names no event id
     * @param sentAt stands in where the body names no time
     */
    Answer<AddressedEvent> read(byte[] body, String messageId, Instant sentAt);
}
