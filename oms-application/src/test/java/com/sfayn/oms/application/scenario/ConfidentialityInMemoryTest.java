package com.sfayn.oms.application.scenario;

import com.sfayn.oms.application.memory.InMemoryStorage;

class ConfidentialityInMemoryTest extends ConfidentialityContract {
    ConfidentialityInMemoryTest() {
        super(new InMemoryStorage());
    }
}
