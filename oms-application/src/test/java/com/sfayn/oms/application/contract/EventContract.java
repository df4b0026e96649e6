package com.sfayn.oms.application.contract;

import static com.sfayn.oms.application.fixture.SampleOrders.changed;
import static com.sfayn.oms.application.fixture.SampleOrders.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.fixture.SampleOrders;
import com.sfayn.oms.application.fixture.StorageUnderTest;
import com.sfayn.oms.application.port.StaleOrderException;
import com.sfayn.oms.application.port.order.EventLog.Page;
import com.sfayn.oms.domain.money.Money;
import com.sfayn.oms.domain.order.Decision.Accepted;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderEvent;
import com.sfayn.oms.domain.order.OrderId;
import com.sfayn.oms.domain.order.RecordedEvent;
import com.sfayn.oms.domain.order.line.LineUnits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The events of an order have consecutive numbers without gaps, and are never written twice. */
interface EventContract extends StorageUnderTest {
    @Test
    default void events_are_numbered_over_all_changes_of_an_order() {
        Order order = keep(acme(), draft("ORD-1"));
        keep(acme(), changed(order, 3), 3);

        List<RecordedEvent> history = history(order, 0, 10);

        assertThat(history).extracting(RecordedEvent::sequence).containsExactly(1, 2, 3, 4);
        assertThat(history).extracting(RecordedEvent::version).containsExactly(1, 2, 2, 2);
        assertThat(history).extracting(RecordedEvent::occurredAt).containsExactly(at(0), at(1), at(1), at(1));
    }

    @Test
    default void an_event_is_read_as_it_was_written() {
        List<LineUnits> lines = List.of(new LineUnits("L1", "T-SHIRT-L", 10));
        OrderEvent event = new OrderEvent.CheckedOut("G-1", "c-1", "v-1", lines, Money.of("21.80", "SGD"));
        Order order = draft("ORD-1");
        runIn(acme(), store -> store.keep(new Accepted(order, List.of(event), SampleOrders.CUSTOMER)));

        RecordedEvent recorded = history(order, 0, 10).get(0);

        assertThat(recorded.type()).isEqualTo("order_management.events.CheckedOutEvent");
        assertThat(recorded.actor()).isEqualTo(SampleOrders.CUSTOMER);
        assertThat(recorded.data()).isEqualTo(event.data());
    }

    @Test
    default void a_history_is_read_in_pages() {
        Order order = keep(acme(), draft("ORD-1"));
        keep(acme(), changed(order, 4), 4);

        assertThat(history(order, 0, 2)).extracting(RecordedEvent::sequence).containsExactly(1, 2);
        assertThat(history(order, 2, 2)).extracting(RecordedEvent::sequence).containsExactly(3, 4);
        assertThat(history(order, 4, 2)).extracting(RecordedEvent::sequence).containsExactly(5);
        assertThat(history(order, 5, 2)).isEmpty();
    }

    @Test
    default void pages_of_several_orders_are_read_together_each_with_its_own_end() {
        Order one = keep(acme(), draft("ORD-1"));
        keep(acme(), changed(one, 4), 4);
        Order other = keep(acme(), draft("ORD-2"));
        keep(acme(), changed(other, 2), 2);
        OrderId unknownId = new OrderId("ORD-3");

        List<List<RecordedEvent>> pages = in(
                acme(),
                store -> store.events()
                        .readAll(List.of(
                                new Page(other.id(), 0, 2),
                                new Page(one.id(), 3, 100),
                                new Page(unknownId, 0, 10),
                                new Page(one.id(), 1, Integer.MAX_VALUE))));

        assertThat(pages)
                .extracting(page -> page.stream().map(RecordedEvent::sequence).toList())
                .containsExactly(List.of(1, 2), List.of(4, 5), List.of(), List.of(2, 3, 4, 5));
        assertThat(pages.get(0)).isEqualTo(history(other, 0, 2));
        assertThat(pages.get(1)).isEqualTo(history(one, 3, 100));
        assertThat(listIn(acme(), store -> store.events().readAll(List.of()))).isEmpty();
        List<List<RecordedEvent>> elsewhere =
                in(globex(), store -> store.events().readAll(List.of(new Page(one.id(), 0, 10))));
        assertThat(elsewhere).containsExactly(List.of());
    }

    @Test
    default void event_ids_are_unique_across_tenants() {
        Order order = draft("ORD-1");
        keep(acme(), order);
        keep(acme(), changed(order, 2), 2);
        keep(globex(), order);

        Set<String> ids = new HashSet<>();
        history(order, 0, 10).forEach(event -> ids.add(event.eventId()));
        in(globex(), store -> store.events().read(order.id(), 0, 10)).forEach(event -> ids.add(event.eventId()));

        assertThat(ids).hasSize(4);
        assertThat(history(order, 0, 1).get(0).eventId())
                .isEqualTo(history(order, 0, 1).get(0).eventId());
    }

    @Test
    default void a_used_sequence_number_is_a_stale_write() {
        Order order = keep(acme(), draft("ORD-1"));

        assertThatThrownBy(() -> runIn(acme(), store -> store.events().append(SampleOrders.accepted(order, 1))))
                .isInstanceOf(StaleOrderException.class);
        assertThat(history(order, 0, 10)).hasSize(1);
    }

    @Test
    default void a_sequence_number_that_leaves_a_gap_is_a_stale_write() {
        Order order = keep(acme(), draft("ORD-1"));
        Order afterNext = changed(changed(order, 1), 1);

        assertThatThrownBy(() -> runIn(acme(), store -> store.events().append(SampleOrders.accepted(afterNext, 1))))
                .isInstanceOf(StaleOrderException.class);
        assertThat(history(order, 0, 10)).hasSize(1);
    }

    @Test
    default void another_tenant_does_not_read_the_history() {
        Order order = keep(acme(), draft("ORD-1"));

        assertThat(listIn(globex(), store -> store.events().read(order.id(), 0, 10)))
                .isEmpty();
    }

    private List<RecordedEvent> history(Order order, int after, int limit) {
        return new ArrayList<>(in(acme(), store -> store.events().read(order.id(), after, limit)));
    }
}
