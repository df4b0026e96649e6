package com.sfayn.oms.application.memory;

import com.sfayn.oms.application.contract.StorageContract;

class InMemoryStorageTest extends StorageContract {
    InMemoryStorageTest() {
        super(new InMemoryStorage());
    }
}
