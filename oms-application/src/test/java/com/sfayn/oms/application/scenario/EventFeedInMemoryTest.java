package com.sfayn.oms.application.scenario;

import com.sfayn.oms.application.memory.InMemoryStorage;

class EventFeedInMemoryTest extends EventFeedContract {
    EventFeedInMemoryTest() {
        super(new InMemoryStorage());
    }
}
