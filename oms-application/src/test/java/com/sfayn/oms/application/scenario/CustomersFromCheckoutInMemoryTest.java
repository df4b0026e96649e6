package com.sfayn.oms.application.scenario;

import com.sfayn.oms.application.memory.InMemoryStorage;

class CustomersFromCheckoutInMemoryTest extends CustomersFromCheckoutContract {
    CustomersFromCheckoutInMemoryTest() {
        super(new InMemoryStorage());
    }
}
