package com.sfayn.oms.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.fixture.SampleOrders;
import com.sfayn.oms.application.fixture.StorageUnderTest;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An event of a source is recorded once, in the transaction of its changes, and expires. */
interface ReceivedEventContract extends StorageUnderTest {
    String SOURCE = "stream.product_catalog";

    @Test
    default void an_event_is_claimed_once_and_then_returns_its_recorded_fingerprint() {
        assertThat(received(acme(), SOURCE, "e-1", "fp-1", 0)).isEmpty();

        assertThat(received(acme(), SOURCE, "e-1", "fp-1", 1)).contains("fp-1");
        assertThat(received(acme(), SOURCE, "e-1", "fp-2", 1)).contains("fp-1");
    }

    @Test
    default void events_are_separate_per_tenant_and_source() {
        received(acme(), SOURCE, "e-1", "fp-1", 0);

        assertThat(received(acme(), "webhook erp", "e-1", "fp", 0)).isEmpty();
        assertThat(received(acme(), SOURCE, "E-1", "fp", 0)).isEmpty();
        assertThat(received(globex(), SOURCE, "e-1", "fp", 0)).isEmpty();
    }

    @Test
    default void an_event_that_was_rolled_back_may_arrive_again() {
        runIn(acme(), store -> {
            store.receivedEvents().claim(SOURCE, "e-1", "fp-1", at(0), at(-100));
            store.discard();
        });
        assertThatThrownBy(() -> runIn(acme(), store -> {
                    store.receivedEvents().claim(SOURCE, "e-1", "fp-1", at(0), at(-100));
                    throw new IllegalStateException("boom");
                }))
                .hasMessage("boom");

        assertThat(received(acme(), SOURCE, "e-1", "fp-2", 1)).isEmpty();
    }

    @Test
    default void an_expired_event_can_be_claimed_again_and_one_at_the_exact_limit_can_not() {
        received(acme(), SOURCE, "e-1", "fp-1", 0);

        assertThat(optionalIn(acme(), store -> store.receivedEvents().claim(SOURCE, "e-1", "fp-2", at(20), at(0))))
                .contains("fp-1");
        assertThat(optionalIn(acme(), store -> store.receivedEvents().claim(SOURCE, "e-1", "fp-2", at(20), at(10))))
                .isEmpty();
        assertThat(received(acme(), SOURCE, "e-1", "fp-2", 21)).contains("fp-2");
    }

    @Test
    default void old_events_are_deleted_and_newer_ones_and_other_tenants_stay() {
        received(acme(), SOURCE, "old", "fp", 0);
        received(acme(), SOURCE, "young", "fp", 5);
        received(globex(), SOURCE, "old", "fp", 0);

        int forgotten = in(acme(), store -> store.receivedEvents().forget(at(5)));

        assertThat(forgotten).isEqualTo(1);
        assertThat(received(acme(), SOURCE, "old", "new", 6)).isEmpty();
        assertThat(received(acme(), SOURCE, "young", "new", 6)).contains("fp");
        assertThat(received(globex(), SOURCE, "old", "new", 6)).contains("fp");
    }

    @Test
    default void a_concurrent_duplicate_of_an_event_waits_for_the_first() throws Exception {
        List<Optional<String>> answers = atOnce(
                6,
                thread -> in(acme(), store -> {
                    Optional<String> known =
                            store.receivedEvents().claim(SOURCE, "e-1", "by thread " + thread, at(0), at(-100));
                    if (known.isEmpty()) store.keep(SampleOrders.accepted(SampleOrders.draft("ORD-" + thread), 1));
                    return known;
                }));

        int first = answers.indexOf(Optional.<String>empty());
        assertThat(answers).filteredOn(Optional::isEmpty).hasSize(1);
        assertThat(answers).filteredOn(Optional::isPresent).containsOnly(Optional.of("by thread " + first));
        assertThat(find(acme(), new OrderId("ORD-" + first))).isPresent();
    }

    private Optional<String> received(TenantId tenant, String source, String id, String fingerprint, int minute) {
        return in(tenant, store -> store.receivedEvents().claim(source, id, fingerprint, at(minute), at(-100)));
    }
}
