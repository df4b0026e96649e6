package com.sfayn.oms.application.contract;

import static com.sfayn.oms.application.fixture.SampleOrders.draft;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.fixture.SampleOrders;
import com.sfayn.oms.application.fixture.SampleSnapshots;
import com.sfayn.oms.application.fixture.StorageUnderTest;
import com.sfayn.oms.application.port.IdempotencyKeys.Key;
import com.sfayn.oms.application.port.order.OverdueOrder;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Overdue orders are found per tenant, and expired keys are deleted. */
public interface MaintenanceContract extends StorageUnderTest {
    @Test
    default void overdue_orders_of_a_tenant_are_found_longest_overdue_first() {
        keep(acme(), expiring("ORD-3", 3));
        keep(acme(), expiring("ORD-1", 1));
        keep(acme(), expiring("ORD-2", 2));
        keep(acme(), expiring("ORD-4", 4));
        keep(acme(), draft("ORD-5"));
        keep(globex(), expiring("ORD-6", 1));

        assertThat(overdue(3, 10)).containsExactly("ORD-1", "ORD-2", "ORD-3");
        assertThat(overdue(3, 2)).containsExactly("ORD-1", "ORD-2");
        assertThat(overdue(0, 10)).isEmpty();
    }

    @Test
    default void overdue_orders_are_paged_by_time_and_id() {
        for (String id : List.of("ORD-4", "ORD-2", "ORD-3", "ORD-1")) keep(acme(), expiring(id, 1));
        keep(acme(), expiring("ORD-0", 2));
        keep(acme(), expiring("ORD-9", 0));
        keep(globex(), expiring("ORD-5", 1));

        assertThat(overdueAfter(null)).containsExactly("ORD-9", "ORD-1");
        assertThat(overdueAfter(new OverdueOrder(at(1), new OrderId("ORD-1")))).containsExactly("ORD-2", "ORD-3");
        assertThat(overdueAfter(new OverdueOrder(at(1), new OrderId("ORD-3")))).containsExactly("ORD-4", "ORD-0");
        assertThat(overdueAfter(new OverdueOrder(at(2), new OrderId("ORD-0")))).isEmpty();
    }

    @Test
    default void an_order_without_expiry_is_no_longer_overdue() {
        Order order = keep(acme(), expiring("ORD-1", 1));
        keep(acme(), SampleOrders.changed(order, 1));

        assertThat(overdue(10, 10)).isEmpty();
    }

    @Test
    default void orders_of_a_group_are_found_together() {
        Order order = keep(acme(), draft("ORD-1"));
        keep(acme(), draft("ORD-2"));
        keep(globex(), draft("ORD-1"));

        assertThat(listIn(acme(), store -> store.orders().inGroup("group-of-ORD-1")))
                .containsExactly(order);
        assertThat(listIn(acme(), store -> store.orders().inGroup("unknown"))).isEmpty();
    }

    @Test
    default void old_keys_are_deleted_and_newer_ones_stay() {
        Key old = new Key("u-1", "place_order", "old");
        Key young = new Key("u-1", "place_order", "young");
        runIn(acme(), store -> {
            store.keys().claim(old, "fp", "r", at(0), at(-100));
            store.keys().claim(young, "fp", "r", at(5), at(-100));
        });
        runIn(globex(), store -> store.keys().claim(old, "fp", "r", at(0), at(-100)));

        int forgotten = in(acme(), store -> store.keys().forget(at(5)));

        assertThat(forgotten).isEqualTo(1);
        assertThat(optionalIn(acme(), store -> store.keys().claim(old, "fp", "r", at(6), at(-100))))
                .isEmpty();
        assertThat(optionalIn(acme(), store -> store.keys().claim(young, "fp", "r", at(6), at(-100))))
                .isPresent();
        assertThat(optionalIn(globex(), store -> store.keys().claim(old, "fp", "r", at(6), at(-100))))
                .isPresent();
    }

    @Test
    default void tenants_with_snapshots_are_listed() {
        put(globex(), 0, SampleSnapshots.vendor("v-1", "Vendor"));
        put(acme(), 0, SampleSnapshots.vendor("v-1", "Vendor"));

        assertThat(storage().listAcrossTenants()).containsSubsequence(acme(), globex());
        assertThat(storage().listAcrossTenants()).doesNotHaveDuplicates();
    }

    private List<String> overdue(int minute, int limit) {
        return in(acme(), store -> store.orders().expired(at(minute), Optional.empty(), limit)).stream()
                .map(order -> order.id().value())
                .toList();
    }

    private List<String> overdueAfter(OverdueOrder last) {
        return in(acme(), store -> store.orders().expired(at(2), Optional.ofNullable(last), 2)).stream()
                .map(order -> order.id().value())
                .toList();
    }

    private Order expiring(String id, int minute) {
        return SampleOrders.expiring(draft(id), at(minute));
    }
}
