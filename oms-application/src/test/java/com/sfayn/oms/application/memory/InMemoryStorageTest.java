package com.sfayn.oms.application.memory;

import com.sfayn.oms.application.contract.StorageContract;
import com.sfayn.oms.application.port.Storage;

class InMemoryStorageTest extends StorageContract {
    private final Storage storage = new InMemoryStorage();

    @Override
    public Storage storage() {
        return storage;
    }
}
