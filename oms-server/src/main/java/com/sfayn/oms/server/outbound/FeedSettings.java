package com.sfayn.oms.server.outbound;

import java.time.Duration;

/**
 * What an instance does for the event feed.
 *
 * @param runs whether it gives events their positions and sends webhooks
 * @param concurrency how many webhooks it sends at the same time
 * @param webhookLog how long deliveries and replays are kept since they ended
 */
public record FeedSettings(boolean runs, int concurrency, Duration webhookLog) {
    public static final FeedSettings DEFAULT = new FeedSettings(true, 64, Duration.ofDays(30));
}
