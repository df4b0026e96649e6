package com.sfayn.oms.application.scenario;

import com.sfayn.oms.application.memory.InMemoryStorage;

class OmsInMemoryTest extends OmsContract {
    OmsInMemoryTest() {
        super(new InMemoryStorage());
    }
}
