package com.sfayn.oms.application.scenario;

import com.sfayn.oms.application.memory.InMemoryStorage;

class EventIntakeInMemoryTest extends EventIntakeContract {
    EventIntakeInMemoryTest() {
        super(new InMemoryStorage());
    }
}
