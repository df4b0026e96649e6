package com.sfayn.oms.application.scenario;

import com.sfayn.oms.application.memory.InMemoryStorage;
import com.sfayn.oms.application.port.Storage;

class TypedInputInMemoryTest extends TypedInputContract {
    private final Storage storage = new InMemoryStorage();

    @Override
    protected Storage storage() {
        return storage;
    }
}
