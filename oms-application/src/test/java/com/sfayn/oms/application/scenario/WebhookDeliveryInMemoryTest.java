package com.sfayn.oms.application.scenario;

import com.sfayn.oms.application.memory.InMemoryStorage;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class WebhookDeliveryInMemoryTest extends WebhookDeliveryContract {
    WebhookDeliveryInMemoryTest() {
        super(new InMemoryStorage());
    }
}
