package com.sfayn.oms.application.internal.webhook;

import static com.sfayn.oms.application.fixture.SampleDeliveries.live;
import static com.sfayn.oms.application.fixture.SampleDeliveries.replayed;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.fixture.SampleDeliveries;
import com.sfayn.oms.application.port.webhook.out.EndpointHealth;
import com.sfayn.oms.application.port.webhook.out.EndpointHealth.State;
import com.sfayn.oms.application.port.webhook.out.WebhookDelivery;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SendingSlotsTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId GLOBEX = new TenantId("globex");

    private final SendingSlots slots = new SendingSlots(64);

    @Test
    void an_endpoint_has_four_slots() {
        List<ClaimedDelivery> started = start(slots, ACME, endpoint("e-1"), 3);
        assertThat(slots.free(ACME, endpoint("e-1"))).isEqualTo(1);
        started.addAll(start(slots, ACME, endpoint("e-1"), 1));

        assertThat(slots.free(ACME, endpoint("e-1"))).isZero();
        assertThat(slots.free(ACME, endpoint("e-2"))).isEqualTo(4);
        assertThat(slots.free(GLOBEX, endpoint("e-1"))).isEqualTo(4);
        started.forEach(delivery -> slots.end(delivery, false));
        assertThat(slots.free(ACME, endpoint("e-1"))).isEqualTo(4);
        assertThat(slots.free(ACME)).isEqualTo(16);
    }

    @Test
    void a_tenant_has_sixteen_slots_of_an_instance() {
        for (int i = 0; i < 4; i++) start(slots, ACME, endpoint("e-" + i), 4);

        assertThat(slots.free(ACME)).isZero();
        assertThat(slots.free(ACME, endpoint("e-9"))).isZero();
        assertThat(slots.free(GLOBEX)).isEqualTo(16);
    }

    @Test
    void all_tenants_share_the_slots_of_the_instance() {
        SendingSlots few = new SendingSlots(6);
        start(few, ACME, endpoint("e-1"), 4);
        assertThat(few.free(GLOBEX)).isEqualTo(2);
        assertThat(few.free(GLOBEX, endpoint("e-1"))).isEqualTo(2);
        List<ClaimedDelivery> last = start(few, GLOBEX, endpoint("e-1"), 2);
        assertThat(few.free(GLOBEX)).isZero();

        few.end(last.get(0), null);
        assertThat(few.free(GLOBEX)).isEqualTo(1);
        assertThat(few.free(ACME))
                .as("the last quarter is for tenants that use few")
                .isZero();
    }

    @Test
    void throttled_and_failing_endpoints_are_sent_to_one_by_one() {
        WebhookEndpoint throttled =
                endpoint("e-1").withHealth(new EndpointHealth(State.ACTIVE, null, 1, null, null, true, null));
        WebhookEndpoint failing =
                endpoint("e-2").withHealth(new EndpointHealth(State.FAILING, null, 20, null, null, false, null));
        for (WebhookEndpoint endpoint : List.of(throttled, failing)) {
            assertThat(slots.free(ACME, endpoint)).isEqualTo(1);
            List<ClaimedDelivery> started = start(slots, ACME, endpoint, 1);
            assertThat(slots.free(ACME, endpoint)).isZero();
            slots.end(started.get(0), false);
            assertThat(slots.free(ACME, endpoint)).isEqualTo(1);
        }
        start(slots, ACME, endpoint("e-3"), 3);
        WebhookEndpoint throttledSince = endpoint("e-3").withHealth(throttled.health());
        assertThat(slots.free(ACME, throttledSince)).isZero();
    }

    @Test
    void endpoints_whose_last_attempt_timed_out_share_half_of_the_instance() {
        SendingSlots eight = new SendingSlots(8);
        List<ClaimedDelivery> slow = start(eight, ACME, endpoint("e-slow"), 3);
        assertThat(eight.free(ACME, endpoint("e-slow"))).isEqualTo(1);
        eight.end(slow.get(0), true);
        ClaimedDelivery other = start(eight, GLOBEX, endpoint("e-slow"), 1).get(0);
        eight.end(other, true);

        assertThat(eight.free(ACME, endpoint("e-slow"))).isEqualTo(2);
        start(eight, GLOBEX, endpoint("e-slow"), 2);
        assertThat(eight.free(ACME, endpoint("e-slow"))).isZero();
        assertThat(eight.free(GLOBEX, endpoint("e-slow"))).isZero();
        assertThat(eight.free(ACME, endpoint("e-fast"))).isEqualTo(4);

        eight.end(slow.get(1), null);
        assertThat(eight.free(GLOBEX, endpoint("e-slow"))).isEqualTo(1);
        eight.end(slow.get(2), false);
        assertThat(eight.free(ACME, endpoint("e-slow"))).isEqualTo(4);
        assertThat(eight.free(GLOBEX, endpoint("e-slow"))).isEqualTo(2);
    }

    @Test
    void replays_have_at_most_half_of_an_endpoints_slots_also_over_several_turns() {
        assertThat(slots.freeForReplays(ACME, endpoint("e-1"))).isEqualTo(2);
        ClaimedDelivery first = replay("r-1");
        slots.start(first);
        assertThat(slots.freeForReplays(ACME, endpoint("e-1"))).isEqualTo(1);
        slots.start(replay("r-2"));

        assertThat(slots.freeForReplays(ACME, endpoint("e-1"))).isZero();
        assertThat(slots.free(ACME, endpoint("e-1"))).isEqualTo(2);
        start(slots, ACME, endpoint("e-1"), 2);
        slots.end(first, false);
        assertThat(slots.freeForReplays(ACME, endpoint("e-1"))).isEqualTo(1);
        start(slots, ACME, endpoint("e-1"), 1);
        assertThat(slots.freeForReplays(ACME, endpoint("e-1"))).isZero();
    }

    @Test
    void tenants_whose_receivers_hang_leave_a_quarter_of_the_slots_to_those_that_use_few() {
        for (int i = 0; i < 4; i++) {
            TenantId hanging = new TenantId("hanging-" + i);
            for (int e = 0; e < 4; e++) {
                WebhookEndpoint endpoint = endpoint("e-" + e);
                start(slots, hanging, endpoint, Math.max(0, slots.free(hanging, endpoint)));
            }
        }

        assertThat(slots.free(ACME, endpoint("e-1"))).isEqualTo(4);
    }

    @Test
    void a_tenant_whose_slow_endpoint_found_no_slot_is_looked_at_when_one_is_free() {
        SendingSlots two = new SendingSlots(2);
        two.end(start(two, GLOBEX, endpoint("e-1"), 1).get(0), true);
        ClaimedDelivery slow = start(two, ACME, endpoint("e-2"), 1).get(0);
        two.end(slow, true);
        ClaimedDelivery again = start(two, ACME, endpoint("e-2"), 1).get(0);
        assertThat(two.free(GLOBEX, endpoint("e-1"))).isZero();

        assertThat(two.end(again, true)).containsExactlyInAnyOrder(ACME, GLOBEX);
        assertThat(two.end(start(two, ACME, endpoint("e-2"), 1).get(0), true)).containsExactly(ACME);
    }

    private static ClaimedDelivery replay(String id) {
        return new ClaimedDelivery(ACME, endpoint("e-1"), replayed(id, "ORD-1", 1, 1, "r"), Optional.empty());
    }

    private static List<ClaimedDelivery> start(
            SendingSlots slots, TenantId tenant, WebhookEndpoint endpoint, int count) {
        List<ClaimedDelivery> started = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            WebhookDelivery delivery = live("d-" + i, "ORD-" + i, 1, i);
            ClaimedDelivery claimed = new ClaimedDelivery(tenant, endpoint, delivery, Optional.empty());
            slots.start(claimed);
            started.add(claimed);
        }
        return started;
    }

    private static WebhookEndpoint endpoint(String id) {
        return SampleDeliveries.endpoint(id, id);
    }
}
