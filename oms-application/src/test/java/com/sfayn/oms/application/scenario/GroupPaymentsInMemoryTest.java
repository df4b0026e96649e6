package com.sfayn.oms.application.scenario;

import com.sfayn.oms.application.memory.InMemoryStorage;

class GroupPaymentsInMemoryTest extends GroupPaymentsContract {
    GroupPaymentsInMemoryTest() {
        super(new InMemoryStorage());
    }
}
