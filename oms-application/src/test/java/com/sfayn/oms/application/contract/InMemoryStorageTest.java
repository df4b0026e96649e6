package com.sfayn.oms.application.contract;

import com.sfayn.oms.application.port.Storage;

class InMemoryStorageTest extends StorageContract {
    private final Storage storage = new InMemoryStorage();

    @Override
    public Storage storage() {
        return storage;
    }
}
