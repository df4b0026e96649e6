package com.sfayn.oms.application.internal.webhook;

import static com.sfayn.oms.application.fixture.SampleDeliveries.endpoint;
import static com.sfayn.oms.application.fixture.SampleDeliveries.live;
import static com.sfayn.oms.application.fixture.SampleDeliveries.to;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.fixture.SampleOrders;
import com.sfayn.oms.application.memory.InMemoryStorage;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryClaimsTest {
    private static final TenantId ACME = new TenantId("acme");

    private final InMemoryStorage storage = new InMemoryStorage();
    private final DeliveryClaims claims = new DeliveryClaims(storage, "one");
    private final DeliveryClaims.FreeSlots four = new DeliveryClaims.FreeSlots() {
        @Override
        public int of(WebhookEndpoint endpoint) {
            return 4;
        }

        @Override
        public int forReplays(WebhookEndpoint endpoint) {
            return 2;
        }
    };

    @Test
    void endpoints_of_a_tenant_take_turns_whatever_their_names_and_backlogs() {
        for (String id : List.of("e-a", "e-b", "e-z")) {
            storage.inTransaction(ACME, store -> store.endpoints().insert(endpoint(id, id)));
            for (int i = 0; i < 40; i++) {
                var delivery = to(id, live(id + i, "ORD-" + id + i, 1, i + 1));
                storage.inTransaction(ACME, store -> store.deliveries().insert(List.of(delivery)));
            }
        }

        List<String> served = new ArrayList<>();
        for (int turn = 0; turn < 6; turn++) {
            claims.take(ACME, four, 1, SampleOrders.NOON)
                    .deliveries()
                    .forEach(claimed -> served.add(claimed.endpoint().endpointId()));
        }

        assertThat(served).containsExactly("e-a", "e-b", "e-z", "e-a", "e-b", "e-z");
    }
}
