package com.sfayn.oms.server.outbound;

import com.sfayn.oms.server.config.SettingValues;
import java.time.Duration;

/** Reads what an instance does for the event feed. */
public final class FeedSettingsReader {
    private static final String RUNS = "oms.feeds";
    private static final String CONCURRENCY = "oms.webhooks.concurrency";
    private static final String LOG = "oms.webhooks.log-retention";
    private static final int MOST = 1_000;
    private static final Duration SHORTEST_LOG = Duration.ofDays(1);
    private static final Duration LONGEST_LOG = Duration.ofDays(90);

    private final SettingValues values;

    public FeedSettingsReader(SettingValues values) {
        this.values = values;
    }

    public FeedSettings read() {
        Duration log = values.duration(LOG, FeedSettings.DEFAULT.webhookLog());
        if (log.compareTo(SHORTEST_LOG) < 0 || log.compareTo(LONGEST_LOG) > 0) {
            values.wrong(LOG, "a time from 1d to 90d");
        }
        return new FeedSettings(
                values.flag(RUNS, FeedSettings.DEFAULT.runs()),
                values.whole(CONCURRENCY, 1, MOST, FeedSettings.DEFAULT.concurrency()),
                log);
    }
}
