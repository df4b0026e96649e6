package com.sfayn.oms.server;

import java.util.Map;

/** The message broker of an application, as docs/how-to/follow-the-feed.md uses it. */
@FunctionalInterface
interface Broker {
    void publish(String key, String messageId, Map<String, Object> data);
}
