package com.sfayn.oms.application.scenario;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.List;

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

    /** The codes of the refusals; empty if the answer is a success. */
    static List<String> codes(Answer<?> answer) {
        return answer.refusals().stream().map(Refusal::code).toList();
    }
}
