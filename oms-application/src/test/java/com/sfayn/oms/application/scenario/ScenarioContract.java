package com.sfayn.oms.application.scenario;

import com.sfayn.oms.application.port.Storage;

/**
 * A business scenario that holds on every storage. Each module extends it and gives it the storages that it has. Each
 * test creates its own tenants, so that all tests can share one storage.
 */
public abstract class ScenarioContract {
    private final Storage storage;

    protected ScenarioContract(Storage storage) {
        this.storage = storage;
    }

    protected final Storage storage() {
        return storage;
    }
}
