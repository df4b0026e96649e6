package com.sfayn.oms.application.contract;

import static com.sfayn.oms.application.fixture.SampleOrders.changed;
import static com.sfayn.oms.application.fixture.SampleOrders.draft;
import static com.sfayn.oms.application.fixture.SampleOrders.withMetadata;
import static com.sfayn.oms.application.fixture.SampleOrders.withReference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.fixture.FullOrder;
import com.sfayn.oms.application.fixture.SampleOrders;
import com.sfayn.oms.application.fixture.SampleSnapshots;
import com.sfayn.oms.application.fixture.StorageUnderTest;
import com.sfayn.oms.application.port.StaleOrderException;
import com.sfayn.oms.application.port.order.OrderAccess;
import com.sfayn.oms.application.port.snapshot.BookVersion;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.refusal.Refusal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Orders are read as they were saved, one of several writers wins, and transactions are atomic. */
interface OrderContract extends StorageUnderTest {
    @Test
    default void a_saved_order_is_found_as_it_was_saved() {
        Order plain = keep(acme(), draft("ORD-1"));
        Order full = keep(acme(), FullOrder.named("ORD-2"), 2);

        assertThat(find(acme(), plain.id())).contains(plain);
        assertThat(find(acme(), full.id())).contains(full);
        assertThat(in(acme(), store -> store.loadOrder("u", full.id())).order()).contains(full);
    }

    @Test
    default void metadata_is_returned_unchanged() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("zebra", new BigDecimal("1e2000"));
        metadata.put("b", new BigDecimal("-1.50e-2000"));
        metadata.put("aa", BigInteger.TEN.pow(2_000).add(BigInteger.ONE));
        metadata.put("é\"\\\n", "\u2028 \uD83D\uDC55");
        metadata.put("", nested(50));
        metadata.put("a", new BigDecimal("1.50"));
        Order order = keep(acme(), withMetadata(draft("ORD-1"), metadata));

        List<Order> found = List.of(
                find(acme(), order.id()).orElseThrow(),
                in(acme(), store -> store.loadOrder("u", order.id())).order().orElseThrow(),
                listIn(acme(), store -> store.orders().findAll(List.of(order.id())))
                        .get(0));

        assertThat(found).containsOnly(order);
        assertThat(found)
                .as("members in the order of arrival")
                .extracting(same -> same.origin().metadata().toString())
                .containsOnly(metadata.toString());
    }

    private static Object nested(int depth) {
        Object value = List.of(Map.of("core", true));
        for (int level = 2; level < depth; level++) value = Map.of("level " + level, value);
        return value;
    }

    @Test
    default void a_changed_order_is_found_as_it_was_changed() {
        Order next = changed(keep(acme(), draft("ORD-1")), 2);
        keep(acme(), next, 2);

        assertThat(find(acme(), next.id())).contains(next);
    }

    @Test
    default void an_order_that_was_never_saved_is_not_found() {
        assertThat(find(acme(), new OrderId("ORD-1"))).isEmpty();
        OrderAccess opening = in(acme(), store -> store.loadOrder("u", new OrderId("' or 1=1 --")));
        assertThat(opening.order()).isEmpty();
        assertThat(opening.bookVersion()).isEmpty();
    }

    @Test
    default void opening_an_order_returns_the_version_of_its_vendors_book() {
        Order order = keep(acme(), draft("ORD-1"));
        assertThat(in(acme(), store -> store.loadOrder("u", order.id())).bookVersion())
                .contains(new BookVersion("v-1", 0, 0));

        put(acme(), 1, SampleSnapshots.vendor("v-1", "Vendor"));
        put(acme(), 1, SampleSnapshots.vendor("v-2", "Another"));
        put(acme(), 1, SampleSnapshots.taxRule("t-1", "SG", "0.09", true));

        Optional<BookVersion> version =
                in(acme(), store -> store.loadOrder("u", order.id())).bookVersion();
        assertThat(version).contains(new BookVersion("v-1", 1, 1));
    }

    @Test
    default void several_orders_are_found_in_the_order_of_their_ids() {
        Order one = keep(acme(), draft("ORD-1"));
        Order two = keep(acme(), draft("ORD-2"));
        keep(globex(), draft("ORD-3"));
        List<OrderId> ids = List.of(two.id(), new OrderId("ORD-3"), one.id(), new OrderId("ORD-4"));

        assertThat(listIn(acme(), store -> store.orders().findAll(ids))).containsExactly(two, one);
        assertThat(listIn(acme(), store -> store.orders().findAll(List.of()))).isEmpty();
    }

    @Test
    default void another_tenant_can_neither_see_nor_change_the_order() {
        Order order = keep(acme(), draft("ORD-1"));

        assertThat(find(globex(), order.id())).isEmpty();
        assertThat(in(globex(), store -> store.loadOrder("u", order.id())).order())
                .isEmpty();
        assertThatThrownBy(() -> keep(globex(), changed(order, 1))).isInstanceOf(StaleOrderException.class);
        assertThat(find(acme(), order.id())).contains(order);
    }

    @Test
    default void two_tenants_can_have_orders_with_the_same_id() {
        Order ours = keep(acme(), draft("ORD-1"));
        Order theirs = keep(globex(), draft("ORD-1", "c-9", "v-9", at(5)));

        assertThat(find(acme(), ours.id())).contains(ours);
        assertThat(find(globex(), ours.id())).contains(theirs);
    }

    @Test
    default void of_two_writers_with_the_same_version_the_second_is_stale() {
        Order order = keep(acme(), draft("ORD-1"));
        Order first = keep(acme(), changed(order, 1));

        assertThatThrownBy(() -> keep(acme(), changed(order, 2), 2)).isInstanceOf(StaleOrderException.class);
        assertThat(find(acme(), order.id())).contains(first);
    }

    @Test
    default void an_update_of_any_version_but_the_previous_one_is_stale() {
        Order order = keep(acme(), draft("ORD-1"));
        Order second = changed(order, 1);
        Order third = changed(second, 1);

        assertThatThrownBy(() -> runIn(acme(), store -> store.orders().update(order)))
                .isInstanceOf(StaleOrderException.class);
        assertThatThrownBy(() -> runIn(acme(), store -> store.orders().update(third)))
                .isInstanceOf(StaleOrderException.class);
        runIn(acme(), store -> store.orders().update(second));
        runIn(acme(), store -> store.orders().update(third));
        assertThatThrownBy(() -> runIn(acme(), store -> store.orders().update(second)))
                .isInstanceOf(StaleOrderException.class);
        assertThat(find(acme(), order.id())).contains(third);
    }

    @Test
    default void only_one_of_eight_concurrent_writers_wins() throws Exception {
        Order order = keep(acme(), draft("ORD-1"));

        List<Boolean> won = atOnce(8, thread -> {
            try {
                keep(acme(), changed(order, 1));
                return true;
            } catch (StaleOrderException e) {
                return false;
            }
        });

        assertThat(won).containsOnlyOnce(true);
        assertThat(find(acme(), order.id())).map(Order::version).contains(2);
    }

    @Test
    default void an_exception_rolls_everything_back() {
        Order order = draft("ORD-1");

        assertThatThrownBy(() -> in(acme(), store -> {
                    store.keep(SampleOrders.accepted(order, 1));
                    throw new IllegalStateException("boom");
                }))
                .hasMessage("boom");
        assertThat(find(acme(), order.id())).isEmpty();
        assertThat(listIn(acme(), store -> store.events().read(order.id(), 0, 10)))
                .isEmpty();
    }

    @Test
    default void a_discarded_transaction_stores_nothing_but_returns_its_result() {
        Order order = draft("ORD-1");

        String answer = in(acme(), store -> {
            store.keep(SampleOrders.accepted(order, 1));
            store.discard();
            return "seen";
        });

        assertThat(answer).isEqualTo("seen");
        assertThat(find(acme(), order.id())).isEmpty();
    }

    @Test
    default void a_transaction_reads_its_own_writes() {
        Order order = draft("ORD-1");

        Optional<Order> read = in(acme(), store -> {
            store.keep(SampleOrders.accepted(order, 1));
            store.keep(SampleOrders.accepted(changed(order, 1), 1));
            return store.orders().find(order.id());
        });

        assertThat(read).contains(changed(order, 1));
    }

    @Test
    default void an_external_reference_belongs_to_one_order_of_a_customer() {
        Order first = keep(acme(), withReference(draft("ORD-1"), "PO-1"));
        Order second = withReference(draft("ORD-2"), "PO-1");

        boolean inserted = in(acme(), store -> store.orders().insert(second));
        Optional<Refusal> refusal = in(acme(), store -> store.keep(SampleOrders.accepted(second, 1)));

        assertThat(inserted).isFalse();
        assertThat(refusal).map(Refusal::path).contains(List.of("externalReference"));
        assertThat(find(acme(), second.id())).isEmpty();
        keep(globex(), second);
        Order anothers = keep(acme(), withReference(draft("ORD-3", "c-2", "v-1", SampleOrders.NOON), "PO-1"));
        assertThat(find(acme(), first.id())).contains(first);
        assertThat(find(acme(), anothers.id())).contains(anothers);
    }

    @Test
    default void a_refused_insert_leaves_the_transaction_usable() {
        keep(acme(), withReference(draft("ORD-1"), "PO-1"));

        runIn(acme(), store -> {
            store.orders().insert(withReference(draft("ORD-2"), "PO-1"));
            store.orders().insert(draft("ORD-3"));
        });

        assertThat(find(acme(), new OrderId("ORD-3"))).isPresent();
    }

    @Test
    default void only_one_of_two_concurrent_orders_with_one_reference_is_stored() throws Exception {
        List<Boolean> kept = atOnce(
                4, thread -> in(acme(), store -> store.orders().insert(withReference(draft("ORD-" + thread), "PO-1"))));

        assertThat(kept).containsOnlyOnce(true);
    }
}
