package com.sfayn.oms.application.scenario;

import com.sfayn.oms.application.memory.InMemoryStorage;

class AccessInMemoryTest extends AccessContract {
    AccessInMemoryTest() {
        super(new InMemoryStorage());
    }
}
