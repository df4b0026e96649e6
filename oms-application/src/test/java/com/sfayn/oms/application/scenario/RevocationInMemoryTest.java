package com.sfayn.oms.application.scenario;

import com.sfayn.oms.application.memory.InMemoryStorage;

class RevocationInMemoryTest extends RevocationContract {
    RevocationInMemoryTest() {
        super(new InMemoryStorage());
    }
}
