package com.sfayn.oms.application.port.webhook;

import java.time.Instant;
import java.util.Optional;

/** Records received event ids, in the transaction of the event's change. */
public interface ReceivedEvents {
    /**
     * Claims an event's id for this transaction. A concurrent transaction with the same id waits until this one ends.
     *
     * @param source the scope of the id: ids of different sources are different
     * @return the fingerprint recorded with the id since {@code notBefore}; empty if the id is now claimed
     */
    Optional<String> claim(String source, String eventId, String fingerprint, Instant now, Instant notBefore);

    /** Deletes ids received before that time, and returns their number. */
    int forget(Instant before);
}
