package com.sfayn.oms.application.scenario;

import com.sfayn.oms.application.memory.InMemoryStorage;

class RepeatedRequestsInMemoryTest extends RepeatedRequestsContract {
    RepeatedRequestsInMemoryTest() {
        super(new InMemoryStorage());
    }
}
