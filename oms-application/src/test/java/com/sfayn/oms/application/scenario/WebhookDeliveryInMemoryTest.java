package com.sfayn.oms.application.scenario;

import com.sfayn.oms.application.memory.InMemoryStorage;

class WebhookDeliveryInMemoryTest extends WebhookDeliveryContract {
    WebhookDeliveryInMemoryTest() {
        super(new InMemoryStorage());
    }
}
