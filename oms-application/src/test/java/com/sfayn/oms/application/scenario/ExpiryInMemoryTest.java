package com.sfayn.oms.application.scenario;

import com.sfayn.oms.application.memory.InMemoryStorage;

class ExpiryInMemoryTest extends ExpiryContract {
    ExpiryInMemoryTest() {
        super(new InMemoryStorage());
    }
}
