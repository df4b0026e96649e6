package com.sfayn.oms.application.port.feed;

/** Where a new consumer starts in the feed. */
public enum FeedStart {
    /** At what happens from now on. */
    NOW,
    /** At the first event of the log. */
    OLDEST
}
