package com.sfayn.oms.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.fixture.SampleOrders;
import com.sfayn.oms.application.fixture.StorageUnderTest;
import com.sfayn.oms.application.port.IdempotencyKeys.Key;
import com.sfayn.oms.application.port.IdempotencyKeys.Recorded;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A key is claimed once, in the transaction of its change, and expires. */
interface IdempotencyContract extends StorageUnderTest {
    Key KEY = new Key("u-1", "place_order", "k-1");

    @Test
    default void a_key_is_claimed_once_and_then_returns_its_recorded_use() {
        assertThat(claim(acme(), KEY, "fp-1", 0)).isEmpty();

        assertThat(claim(acme(), KEY, "fp-1", 1)).contains(new Recorded("fp-1", "result of fp-1"));
        assertThat(claim(acme(), KEY, "fp-2", 1)).contains(new Recorded("fp-1", "result of fp-1"));
    }

    @Test
    default void keys_are_separate_per_tenant_user_and_operation() {
        claim(acme(), KEY, "fp-1", 0);

        assertThat(claim(acme(), new Key("u-2", "place_order", "k-1"), "fp", 0)).isEmpty();
        assertThat(claim(acme(), new Key("u-1", "add_coupon", "k-1"), "fp", 0)).isEmpty();
        assertThat(claim(acme(), new Key("u-1", "place_order", "K-1"), "fp", 0)).isEmpty();
        assertThat(claim(globex(), KEY, "fp", 0)).isEmpty();
    }

    @Test
    default void a_result_can_be_completed_in_the_transaction_of_the_claim() {
        runIn(acme(), store -> {
            store.keys().claim(KEY, "fp-1", "", at(0), at(-100));
            store.keys().complete(KEY, "ORD-1:4");
        });

        assertThat(claim(acme(), KEY, "fp-1", 1)).contains(new Recorded("fp-1", "ORD-1:4"));
    }

    @Test
    default void a_rolled_back_change_leaves_its_key_free() {
        runIn(acme(), store -> {
            store.keys().claim(KEY, "fp-1", "r", at(0), at(-100));
            store.discard();
        });
        assertThatThrownBy(() -> runIn(acme(), store -> {
                    store.keys().claim(KEY, "fp-1", "r", at(0), at(-100));
                    throw new IllegalStateException("boom");
                }))
                .hasMessage("boom");

        assertThat(claim(acme(), KEY, "fp-2", 1)).isEmpty();
    }

    @Test
    default void an_expired_key_can_be_claimed_again() {
        claim(acme(), KEY, "fp-1", 0);

        Optional<Recorded> recorded = in(acme(), store -> store.keys().claim(KEY, "fp-2", "new", at(20), at(10)));

        assertThat(recorded).isEmpty();
        assertThat(claim(acme(), KEY, "fp-2", 21)).contains(new Recorded("fp-2", "new"));
    }

    @Test
    default void a_key_at_the_exact_limit_is_not_expired_yet() {
        claim(acme(), KEY, "fp-1", 0);

        assertThat(optionalIn(acme(), store -> store.keys().claim(KEY, "fp-1", "new", at(20), at(0))))
                .isPresent();
    }

    @Test
    default void a_concurrent_duplicate_waits_for_the_first_and_replays_it() throws Exception {
        List<Optional<Recorded>> answers = atOnce(
                6,
                thread -> in(acme(), store -> {
                    Optional<Recorded> recorded =
                            store.keys().claim(KEY, "fp-1", "by thread " + thread, at(0), at(-100));
                    if (recorded.isEmpty()) store.keep(SampleOrders.accepted(SampleOrders.draft("ORD-" + thread), 1));
                    return recorded;
                }));

        assertThat(answers).filteredOn(Optional::isEmpty).hasSize(1);
        int first = answers.indexOf(Optional.<Recorded>empty());
        assertThat(answers)
                .filteredOn(Optional::isPresent)
                .containsOnly(Optional.of(new Recorded("fp-1", "by thread " + first)));
        assertThat(find(acme(), new OrderId("ORD-" + first))).isPresent();
    }

    private Optional<Recorded> claim(TenantId tenant, Key key, String fingerprint, int minute) {
        return in(
                tenant,
                store -> store.keys().claim(key, fingerprint, "result of " + fingerprint, at(minute), at(-100)));
    }
}
