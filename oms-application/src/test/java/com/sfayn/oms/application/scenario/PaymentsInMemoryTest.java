package com.sfayn.oms.application.scenario;

import com.sfayn.oms.application.memory.InMemoryStorage;

class PaymentsInMemoryTest extends PaymentsContract {
    PaymentsInMemoryTest() {
        super(new InMemoryStorage());
    }
}
