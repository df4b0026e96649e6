package com.sfayn.oms.application.scenario;

import com.sfayn.oms.application.memory.InMemoryStorage;

class TypedInputInMemoryTest extends TypedInputContract {
    TypedInputInMemoryTest() {
        super(new InMemoryStorage());
    }
}
