package com.sfayn.oms.application.scenario;

import com.sfayn.oms.application.memory.InMemoryStorage;

class OrderLifeInMemoryTest extends OrderLifeContract {
    OrderLifeInMemoryTest() {
        super(new InMemoryStorage());
    }
}
