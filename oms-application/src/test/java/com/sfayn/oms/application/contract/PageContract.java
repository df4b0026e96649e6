package com.sfayn.oms.application.contract;

import static com.sfayn.oms.application.fixture.SampleOrders.changed;
import static com.sfayn.oms.application.fixture.SampleOrders.draft;
import static com.sfayn.oms.application.fixture.SampleOrders.placed;
import static com.sfayn.oms.application.fixture.SampleOrders.withReference;
import static com.sfayn.oms.application.fixture.SampleOrders.withTerms;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.fixture.FullOrder;
import com.sfayn.oms.application.fixture.Query;
import com.sfayn.oms.application.fixture.SampleOrders;
import com.sfayn.oms.application.fixture.StorageUnderTest;
import com.sfayn.oms.application.port.order.OrderPage;
import com.sfayn.oms.application.port.order.OrderQuery.Position;
import com.sfayn.oms.application.port.order.OrderQuery.Scope;
import com.sfayn.oms.application.port.order.OrderQuery.Sort;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.order.OrderStatus;
import com.sfayn.oms.domain.order.delivery.FulfilmentStatus;
import com.sfayn.oms.domain.order.payment.PaymentStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Pages of orders contain only orders in scope that match the filter, each once. */
interface PageContract extends StorageUnderTest {
    @Test
    default void pages_show_every_order_once_in_every_sort() {
        for (int i = 0; i < 7; i++) keep(acme(), draft("ORD-" + i, "c-1", "v-1", at(i / 3)));
        keep(acme(), changed(draft("ORD-0", "c-1", "v-1", at(0)), 1));
        keep(acme(), changed(draft("ORD-3", "c-1", "v-1", at(1)), 1));
        keep(globex(), draft("ORD-9"));

        assertThat(allPages(Sort.CREATED_AT_ASC)).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(allPages(Sort.CREATED_AT_DESC)).containsExactly(6, 5, 4, 3, 2, 1, 0);
        assertThat(allPages(Sort.UPDATED_AT_ASC)).containsExactly(1, 2, 0, 4, 5, 3, 6);
        assertThat(allPages(Sort.UPDATED_AT_DESC)).containsExactly(6, 3, 5, 4, 0, 2, 1);
    }

    @Test
    default void pages_of_a_product_with_a_coupon_show_each_such_order_once_in_every_sort() {
        for (int i = 0; i < 8; i++) {
            Order order = draft("ORD-" + i, "c-1", "v-1", at(i / 3));
            keep(acme(), withTerms(order, List.of(i % 4 == 0 ? "C" : "A", "B"), List.of(i == 6 ? "TEN" : "FIVE")));
        }
        keep(globex(), withTerms(draft("ORD-9"), List.of("A", "B"), List.of("FIVE")));
        Consumer<Query> wanted = query -> {
            query.productSku = "A";
            query.couponCode = "FIVE";
        };

        assertThat(allPages(Sort.CREATED_AT_ASC, wanted)).containsExactly(1, 2, 3, 5, 7);
        assertThat(allPages(Sort.CREATED_AT_DESC, wanted)).containsExactly(7, 5, 3, 2, 1);
        assertThat(allPages(Sort.UPDATED_AT_ASC, wanted)).containsExactly(1, 2, 3, 5, 7);
        assertThat(allPages(Sort.UPDATED_AT_DESC, wanted)).containsExactly(7, 5, 3, 2, 1);
        assertThat(allPages(Sort.CREATED_AT_ASC, query -> {
                    query.productSku = "A";
                    query.createdFrom = at(1);
                    query.createdBefore = at(2);
                }))
                .containsExactly(3, 5);
    }

    private List<Integer> allPages(Sort sort) {
        return allPages(sort, query -> {});
    }

    private List<Integer> allPages(Sort sort, Consumer<Query> filter) {
        List<Integer> numbers = new ArrayList<>();
        Optional<Position> after = Optional.empty();
        OrderPage page;
        do {
            page = page(new Query().with(filter).sort(sort, 2, after));
            page.orders()
                    .forEach(order ->
                            numbers.add(Integer.valueOf(order.id().value().substring(4))));
            Order last = page.orders().get(page.orders().size() - 1);
            Instant time = sort.byUpdate()
                    ? last.timeline().updatedAt()
                    : last.timeline().createdAt();
            after = Optional.of(new Position(time, last.id().value()));
        } while (page.more());
        return numbers;
    }

    @Test
    default void a_page_says_whether_more_orders_follow() {
        keep(acme(), draft("ORD-1"));
        keep(acme(), draft("ORD-2"));

        assertThat(page(new Query().sort(Sort.CREATED_AT_ASC, 2, Optional.empty()))
                        .more())
                .isFalse();
        assertThat(page(new Query().sort(Sort.CREATED_AT_ASC, 1, Optional.empty()))
                        .more())
                .isTrue();
    }

    @Test
    default void a_page_after_a_time_and_no_order_begins_with_the_orders_of_that_time() {
        keep(acme(), draft("ORD-1", "c-1", "v-1", at(0)));
        keep(acme(), draft("ORD-2", "c-1", "v-1", at(1)));
        keep(acme(), draft("ORD-3", "c-1", "v-1", at(1)));

        assertThat(ids(new Query().sort(Sort.UPDATED_AT_ASC, 10, Optional.of(new Position(at(1), "")))))
                .containsExactly("ORD-2", "ORD-3");
    }

    @Test
    default void scopes_show_a_customer_their_own_and_a_vendor_what_was_placed() {
        keep(acme(), draft("ORD-1", "c-1", "v-1", at(0)));
        keep(acme(), placed(keep(acme(), draft("ORD-2", "c-2", "v-1", at(1)))));
        keep(acme(), placed(keep(acme(), draft("ORD-3", "c-1", "v-2", at(2)))));

        assertThat(ids(new Query().scopes(Scope.customer("c-1")))).containsExactly("ORD-1", "ORD-3");
        assertThat(ids(new Query().scopes(Scope.vendor("v-1")))).containsExactly("ORD-2");
        assertThat(ids(new Query().scopes(Scope.customer("c-2"), Scope.vendor("v-2"))))
                .containsExactly("ORD-2", "ORD-3");
        assertThat(ids(new Query().scopes(Scope.customer("c-9"), Scope.TENANT))).hasSize(3);
        assertThat(ids(new Query().scopes(Scope.customer("c-9")))).isEmpty();
    }

    @Test
    default void a_filter_never_widens_a_scope() {
        keep(acme(), draft("ORD-1", "c-1", "v-1", at(0)));
        keep(acme(), draft("ORD-2", "c-2", "v-1", at(1)));

        assertThat(ids(new Query()
                        .scopes(Scope.customer("c-1"), Scope.vendor("v-9"))
                        .with(query -> query.customerId = "c-2")))
                .isEmpty();
        assertThat(ids(new Query()
                        .scopes(Scope.customer("c-1"), Scope.vendor("v-9"))
                        .with(query -> query.vendorId = "v-1")))
                .containsExactly("ORD-1");
    }

    @Test
    default void each_filter_matches_only_its_orders() {
        keep(acme(), withReference(draft("ORD-1", "c-1", "v-1", at(0)), "PO-1"));
        keep(acme(), placed(keep(acme(), draft("ORD-2", "c-2", "v-2", at(10)))));
        keep(acme(), FullOrder.named("ORD-3"), 2);

        assertThat(ids(new Query().with(query -> query.status = Set.of(OrderStatus.PENDING, OrderStatus.CANCELLED))))
                .containsExactly("ORD-2");
        assertThat(ids(new Query().with(query -> query.paymentStatus = Set.of(PaymentStatus.PAID))))
                .containsExactly("ORD-3");
        assertThat(ids(new Query()
                        .with(query -> query.fulfilmentStatus = Set.of(FulfilmentStatus.PARTIALLY_FULFILLED))))
                .containsExactly("ORD-3");
        assertThat(ids(new Query().with(query -> query.vendorId = "v-2"))).containsExactly("ORD-2");
        assertThat(ids(new Query().with(query -> query.customerId = "c-2"))).containsExactly("ORD-2");
        assertThat(ids(new Query().with(query -> query.groupId = "G-1"))).containsExactly("ORD-3");
        assertThat(ids(new Query().with(query -> query.externalReference = "PO-1")))
                .containsExactly("ORD-1");
        assertThat(ids(new Query().with(query -> query.productSku = "T-SHIRT-L")))
                .containsExactly("ORD-1", "ORD-2");
        assertThat(ids(new Query().with(query -> query.couponCode = "WELCOME25")))
                .containsExactly("ORD-3");
        assertThat(ids(new Query().with(query -> {
                    query.productSku = "HOODIE-M";
                    query.couponCode = "OTHER";
                })))
                .isEmpty();
    }

    @Test
    default void time_filters_include_their_start_and_exclude_their_end_at_the_millisecond() {
        Instant start = at(0).plusMillis(1);
        keep(acme(), placed(keep(acme(), draft("ORD-1", "c-1", "v-1", start))));
        Instant within = start.plusNanos(999_999);
        Instant placedAt = start.plusSeconds(3_600);

        assertThat(ids(new Query().with(query -> query.createdFrom = within))).hasSize(1);
        assertThat(ids(new Query().with(query -> query.createdFrom = start.plusMillis(1))))
                .isEmpty();
        assertThat(ids(new Query().with(query -> query.createdBefore = start))).isEmpty();
        assertThat(ids(new Query().with(query -> query.createdBefore = within))).isEmpty();
        assertThat(ids(new Query().with(query -> query.createdBefore = start.plusMillis(1))))
                .hasSize(1);
        assertThat(ids(new Query().with(query -> query.placedFrom = placedAt))).hasSize(1);
        assertThat(ids(new Query().with(query -> query.placedBefore = placedAt)))
                .isEmpty();
        assertThat(ids(new Query().with(query -> query.updatedFrom = placedAt))).hasSize(1);
        assertThat(ids(new Query().with(query -> query.updatedBefore = placedAt)))
                .isEmpty();
    }

    @Test
    default void an_order_that_was_never_placed_matches_no_time_of_placement() {
        keep(acme(), draft("ORD-1"));

        assertThat(ids(new Query().with(query -> query.placedFrom = at(-9)))).isEmpty();
        assertThat(ids(new Query().with(query -> query.placedBefore = at(9)))).isEmpty();
    }

    @Test
    default void products_and_coupons_are_searched_as_they_are_now() {
        Order order = keep(acme(), withTerms(draft("ORD-1"), List.of("A", "B"), List.of("OLD")));
        Order next = withTerms(changed(order, 1), List.of("B", "C"), List.of("NEW"));
        runIn(acme(), store -> {
            store.loadOrder("u", order.id());
            store.keep(SampleOrders.accepted(next, 1));
        });
        Order last = withTerms(changed(next, 1), List.of("D", "C"), List.of());
        keep(acme(), last);

        assertThat(ids(new Query().with(query -> query.productSku = "A"))).isEmpty();
        assertThat(ids(new Query().with(query -> query.productSku = "B"))).isEmpty();
        assertThat(ids(new Query().with(query -> query.productSku = "C"))).hasSize(1);
        assertThat(ids(new Query().with(query -> query.productSku = "D"))).hasSize(1);
        assertThat(ids(new Query().with(query -> query.couponCode = "NEW"))).isEmpty();
    }

    private List<String> ids(Query query) {
        return page(query).orders().stream().map(order -> order.id().value()).toList();
    }

    private OrderPage page(Query query) {
        return in(acme(), store -> store.orders().page(query.build()));
    }
}
