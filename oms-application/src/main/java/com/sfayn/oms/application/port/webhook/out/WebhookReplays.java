package com.sfayn.oms.application.port.webhook.out;

import java.time.Instant;
import java.util.List;

/** Stores replays. */
public interface WebhookReplays {
    /** Adds a replay. Returns false if one of its endpoint runs. */
    boolean insert(WebhookReplay replay);

    /** Returns the replays of the tenant that have not ended. */
    List<WebhookReplay> running();

    void end(String replayId, Instant now);

    /** Ends the replays of an endpoint, and removes their cursors. */
    void endAll(String endpointId, Instant now);

    /** Deletes replays that ended before this time. Returns how many. */
    int purge(Instant before);
}
