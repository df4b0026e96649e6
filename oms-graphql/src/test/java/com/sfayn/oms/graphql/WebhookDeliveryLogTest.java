package com.sfayn.oms.graphql;

import static com.sfayn.oms.graphql.Shop.ADMIN;
import static com.sfayn.oms.graphql.Shop.CUSTOMER;
import static com.sfayn.oms.graphql.WebhookEndpointsTest.column;
import static com.sfayn.oms.graphql.WebhookShop.PLACED;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.port.webhook.out.WebhookDelivery.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The log of deliveries: filters, pages, held deliveries, bodies. */
class WebhookDeliveryLogTest {
    private static final String CONFIRMED = "order_management.events.ConfirmedOrderEvent";
    private static final String SHIPPED = "order_management.events.ShippedOrderEvent";

    private final WebhookShop shop = new WebhookShop();
    private final String endpoint = shop.endpoint(ADMIN, "erp");

    @Test
    void a_due_delivery_that_waits_for_an_earlier_one_is_shown_as_held() {
        shop.stored(1, endpoint, State.DELIVERED, PLACED, "ORD-1", 1);
        shop.stored(2, endpoint, State.DUE, CONFIRMED, "ORD-1", 2);
        shop.stored(3, endpoint, State.DUE, SHIPPED, "ORD-1", 3);
        shop.stored(4, endpoint, State.DUE, PLACED, "ORD-2", 1);

        assertThat(states("")).containsExactly("DUE", "HELD", "DUE", "DELIVERED");
        assertThat(sequences("filter: {state: [HELD]}")).containsExactly(3);
        assertThat(sequences("filter: {state: [DUE]}")).containsExactly(1, 2);
        assertThat(sequences("filter: {state: [DUE, HELD]}")).containsExactly(1, 3, 2);
        assertThat(sequences("filter: {state: [HELD, DELIVERED]}")).containsExactly(3, 1);
        assertThat(sequences("filter: {state: []}")).isEmpty();
    }

    @Test
    void every_condition_of_the_filter_selects() {
        String other = shop.endpoint(ADMIN, "other");
        shop.stored(1, endpoint, State.DELIVERED, PLACED, "ORD-1", 1);
        shop.stored(2, endpoint, State.DELIVERED, CONFIRMED, "ORD-1", 2);
        shop.stored(3, other, State.EXHAUSTED, SHIPPED, "ORD-2", 3);

        assertThat(sequences("")).containsExactly(3, 2, 1);
        assertThat(sequences("filter: {endpointId: \"" + other + "\"}")).containsExactly(3);
        assertThat(sequences("filter: {endpointId: \"whe_0\"}")).isEmpty();
        assertThat(sequences("filter: {state: [EXHAUSTED]}")).containsExactly(3);
        assertThat(sequences("filter: {orderId: \"ORD-1\"}")).containsExactly(2, 1);
        assertThat(sequences("filter: {eventType: [\"PlacedOrderEvent\"]}")).containsExactly(1);
        assertThat(sequences("filter: {eventType: [\"" + PLACED + "\", \"ShippedOrderEvent\"]}"))
                .containsExactly(3, 1);
        assertThat(sequences("filter: {eventType: [\"PingEvent\"]}")).isEmpty();
        assertThat(sequences("filter: {eventType: []}")).isEmpty();
        assertThat(sequences("filter: {createdFrom: \"2026-05-01T08:00:02Z\"}")).containsExactly(3, 2);
        assertThat(sequences("filter: {createdBefore: \"2026-05-01T08:00:02Z\"}"))
                .containsExactly(1);
        assertThat(sequences("filter: null")).containsExactly(3, 2, 1);
    }

    @Test
    void pages_show_every_match_once() {
        for (int i = 1; i <= 30; i++) {
            shop.stored(i, endpoint, State.DUE, i % 3 == 0 ? PLACED : CONFIRMED, "ORD-" + (i / 3), i % 3 + 1);
        }
        List<Object> all = new ArrayList<>();
        Set<Object> shown = new HashSet<>();
        for (String filter : List.of(
                "",
                "filter: {state: [HELD]}, ",
                "filter: {state: [DUE]}, ",
                "filter: {eventType: [\"PlacedOrderEvent\", \"ShippedOrderEvent\"]}, ")) {
            List<Object> paged = paged(filter, 4);
            assertThat(paged).as(filter).doesNotHaveDuplicates();
            assertThat(paged).as(filter).isEqualTo(ids(filter + "first: 100"));
            if (filter.contains("state")) all.addAll(paged);
            else shown.addAll(paged);
        }
        assertThat(all).hasSize(30);
        assertThat(shown).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void the_cursor_of_an_edge_continues_after_it() {
        for (int i = 1; i <= 3; i++) shop.stored(i, endpoint, State.DELIVERED, PLACED, "ORD-" + i, i);
        Object cursor = At.path(
                shop.run(ADMIN, "{ webhookDeliveries { edges { cursor node { sequence } } } }"),
                "data",
                "webhookDeliveries",
                "edges",
                1,
                "cursor");
        assertThat(sequences("after: \"" + cursor + "\"")).containsExactly(1);
    }

    @Test
    void bodies_are_made_only_if_they_are_selected() {
        shop.shop.placed(CUSTOMER);
        shop.number(Shop.TENANT);
        shop.stored(1, endpoint, State.DUE, PLACED, "ORD-1", 1);

        shop.deliveries(ADMIN, "", WebhookShop.DELIVERY);
        shop.deliveries(ADMIN, "", "deliveryId body @include(if: false)");
        assertThat(shop.bodies.written()).isZero();

        Object body = At.path(shop.deliveries(ADMIN, "", "body"), "nodes", 0, "body");
        assertThat(At.path(body, "position")).isEqualTo(1);
        assertThat(At.path(shop.deliveries(ADMIN, "", "b: body"), "nodes", 0, "b"))
                .isEqualTo(body);
        assertThat(At.path(
                        shop.run(
                                ADMIN,
                                "{ webhookDeliveries { e: edges { n: node { ...F } } } }"
                                        + " fragment F on WebhookDelivery { body }"),
                        "data",
                        "webhookDeliveries",
                        "e",
                        0,
                        "n",
                        "body"))
                .isEqualTo(body);
        assertThat(shop.bodies.written()).isEqualTo(3);
    }

    @Test
    void the_body_of_an_event_that_is_no_longer_in_the_log_is_null() {
        shop.stored(99, endpoint, State.DELIVERED, PLACED, "ORD-1", 1);
        assertThat(At.path(shop.deliveries(ADMIN, "", "body"), "nodes"))
                .isEqualTo(List.of(Collections.singletonMap("body", null)));
    }

    @Test
    void bodies_and_pings_cost_more_than_other_fields() {
        String log = "webhookDeliveries(first: 100) { nodes { deliveryId %s } }";
        assertThat(isLimited("{" + aliased(10, log.formatted("state")) + "}")).isFalse();
        assertThat(isLimited("{" + aliased(10, log.formatted("body")) + "}")).isTrue();
        String ping = "pingWebhookEndpoint(input: {endpointId: \"whe_0\"}) { replayed }";
        assertThat(isLimited("mutation {" + aliased(4, ping) + "}")).isFalse();
        assertThat(isLimited("mutation {" + aliased(5, ping) + "}")).isTrue();
    }

    private boolean isLimited(String document) {
        return "LIMIT_EXCEEDED".equals(extension(document, "code"));
    }

    private Object extension(String document, String name) {
        List<?> errors = (List<?>) shop.run(ADMIN, document).body().get("errors");
        return errors == null ? null : At.path(errors.get(0), "extensions", name);
    }

    private static String aliased(int times, String field) {
        return IntStream.range(0, times).mapToObj(i -> "a" + i + ":" + field).collect(Collectors.joining(" "));
    }

    private List<Object> paged(String filter, int size) {
        List<Object> ids = new ArrayList<>();
        Object after = null;
        while (true) {
            Object page = page(filter, size, after);
            ids.addAll(column(At.path(page, "nodes"), "deliveryId"));
            assertThat(At.path(page, "pageInfo", "hasPreviousPage")).isEqualTo(after != null);
            if (At.path(page, "pageInfo", "hasNextPage").equals(false)) return ids;
            after = At.path(page, "pageInfo", "endCursor");
        }
    }

    private Object page(String filter, int size, Object after) {
        return shop.deliveries(
                ADMIN,
                filter + "first: " + size + (after == null ? "" : ", after: \"" + after + "\""),
                "deliveryId eventType state");
    }

    private List<Object> ids(String arguments) {
        return column(At.path(shop.deliveries(ADMIN, arguments, "deliveryId"), "nodes"), "deliveryId");
    }

    private List<Object> sequences(String arguments) {
        return column(At.path(shop.deliveries(ADMIN, arguments, "sequence"), "nodes"), "sequence");
    }

    private List<String> states(String arguments) {
        return column(At.path(shop.deliveries(ADMIN, arguments, "state"), "nodes"), "state").stream()
                .map(Object::toString)
                .toList();
    }
}
