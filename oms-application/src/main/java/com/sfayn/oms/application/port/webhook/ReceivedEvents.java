package com.sfayn.oms.application.port.webhook;

import java.time.Instant;
import java.util.Optional;

/** Which events have been taken in, remembered in the transaction of what they changed. */
public interface ReceivedEvents {
    /**
     * Claims an event's id for this transaction. A concurrent twin waits until this transaction ends.
     *
     * @param source whose id it is: ids of different sources are different ids
     * @return the fingerprint that the id was received with since {@code notBefore}; empty: it is claimed
     */
    Optional<String> claim(String source, String eventId, String fingerprint, Instant now, Instant notBefore);

    /** Forgets events that were received before then; answers how many. */
    int forget(Instant before);
}
