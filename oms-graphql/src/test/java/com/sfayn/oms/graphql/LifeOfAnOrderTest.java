package com.sfayn.oms.graphql;

import static com.sfayn.oms.graphql.Shop.ADMIN;
import static com.sfayn.oms.graphql.Shop.CUSTOMER;
import static com.sfayn.oms.graphql.Shop.SINGAPORE;
import static com.sfayn.oms.graphql.Shop.VENDOR;
import static com.sfayn.oms.graphql.Shop.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Claims;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.graphql.request.GraphQLResult;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class LifeOfAnOrderTest {
    private static final String MONEY = " { amount currency }";
    private static final String TOTAL = "version status pricing { total" + MONEY + " }";

    private final Shop shop = Shop.open();

    @Test
    void ten_t_shirts_cost_twenty_one_eighty_and_can_be_checked_by_hand() {
        String id = shop.draft(CUSTOMER);
        Object order = shop.change(
                CUSTOMER,
                "selectShippingOption",
                named(id) + ", optionId: \"Standard\"",
                "pricing { items" + MONEY + " discounts" + MONEY + " shipping" + MONEY + " tax" + MONEY + " total"
                        + MONEY + " taxes { name rate base" + MONEY + " amount" + MONEY + " } }");
        assertThat(At.path(order, "pricing", "items")).isEqualTo(sgd("15.00"));
        assertThat(At.path(order, "pricing", "shipping")).isEqualTo(sgd("5.00"));
        assertThat(At.path(order, "pricing", "tax")).isEqualTo(sgd("1.80"));
        assertThat(At.path(order, "pricing", "total")).isEqualTo(sgd("21.80"));
        assertThat(At.path(order, "pricing", "taxes"))
                .isEqualTo(List.of(Map.of("name", "GST", "rate", "0.09", "base", sgd("20.00"), "amount", sgd("1.80"))));
    }

    @Test
    void an_order_goes_from_a_cart_to_completed() {
        Object draft = shop.change(
                CUSTOMER,
                "checkoutItems",
                "vendorId: \"v-234\", note: \"Ring twice\", metadata: {cart: 7, rate: 1.10}, externalReference: \"X-1\", "
                        + "productSkus: [{productSku: \"HOODIE-M\", orderQuantity: 2}]",
                "groupId externalReference note metadata version status availableActions destination { city }");
        String id = (String) At.path(draft, "orderId");
        assertThat(id).matches("ORD-.{12}");
        assertThat(At.path(draft, "status").toString()).isEqualTo("DRAFT");
        assertThat(At.path(draft, "destination")).isNull();
        assertThat(At.path(draft, "note")).isEqualTo("Ring twice");
        assertThat(At.path(draft, "metadata").toString()).isEqualTo("{cart=7, rate=1.10}");

        shop.change(CUSTOMER, "addLineItem", named(id) + ", productSku: \"MUG\", orderQuantity: 1", "");
        shop.change(
                CUSTOMER,
                "addLineItems",
                named(id) + ", productSkus: [{productSku: \"T-SHIRT-L\", orderQuantity: 1}]",
                "");
        shop.change(CUSTOMER, "removeLineItem", named(id) + ", productSku: \"MUG\"", "");
        shop.change(
                CUSTOMER,
                "removeLineItems",
                named(id) + ", productSkus: [{productSku: \"T-SHIRT-L\", orderQuantity: 9}]",
                "");
        shop.change(CUSTOMER, "changeOrderQuantity", named(id) + ", productSku: \"HOODIE-M\", newQuantity: 3", "");
        shop.change(CUSTOMER, "addCoupon", named(id) + ", couponCode: \"welcome25\"", "");
        shop.change(CUSTOMER, "changeDestination", named(id) + ", address: " + SINGAPORE, "");
        Object listed = At.path(
                shop.run(
                        CUSTOMER,
                        "{ listShippingOptions(orderId: \"" + id + "\") { optionId method deliveryTime cost" + MONEY
                                + " } }"),
                "data",
                "listShippingOptions");
        assertThat(listed).asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(2);
        shop.change(CUSTOMER, "selectShippingOption", named(id) + ", optionId: \"Standard\"", "");
        shop.change(CUSTOMER, "removeCoupon", named(id) + ", couponCode: \"WELCOME25\"", "");
        // 90.00 - 10 % = 81.00, + 5.00 shipping = 86.00, + 9 % = 93.74
        Object rehearsed = shop.change(
                CUSTOMER,
                "placeOrder",
                named(id) + ", dryRun: true, expectedTotal: {amount: 93.740, currency: \"SGD\"}",
                TOTAL);
        assertThat(At.path(rehearsed, "pricing", "total")).isEqualTo(sgd("93.74"));
        Object placed = shop.change(
                CUSTOMER,
                "placeOrder",
                named(id) + ", expectedTotal: {amount: \"93.74\", currency: \"SGD\"}",
                TOTAL + " placedAt");
        assertThat(At.path(placed, "status").toString()).isEqualTo("PENDING");
        assertThat(At.path(placed, "placedAt")).isEqualTo("2026-05-01T08:00:00.000Z");
        assertThat(At.path(placed, "version")).isEqualTo(At.path(rehearsed, "version"));
        shop.change(CUSTOMER, "confirmOrder", named(id) + ", paymentMethod: \"cashondelivery\"", "");
        shop.change(
                VENDOR,
                "markAsShipped",
                named(id) + ", lines: [{productSku: \"HOODIE-M\", quantity: 1}], carrier: \"Post\"",
                "");
        shop.change(VENDOR, "markAsShipped", named(id), "");
        Object tracked = shop.change(
                VENDOR,
                "addShippingTrackingReference",
                named(id)
                        + ", shipmentId: \"" + At.path(shipments(id), 1, "shipmentId")
                        + "\", shippingReference: \"https://post.example/1\"",
                "status");
        assertThat(At.path(tracked, "status").toString()).isEqualTo("SHIPPED");
        Object completed = shop.change(
                VENDOR,
                "markAsCompleted",
                named(id),
                "status paymentStatus fulfilmentStatus amountPaid" + MONEY + " refundDue" + MONEY);
        assertThat(At.path(completed, "status").toString()).isEqualTo("COMPLETED");
        assertThat(At.path(completed, "paymentStatus").toString()).isEqualTo("PAID");
        assertThat(At.path(completed, "fulfilmentStatus").toString()).isEqualTo("FULFILLED");
        assertThat(At.path(completed, "amountPaid")).isEqualTo(sgd("93.74"));
        assertThat(At.path(completed, "refundDue")).isEqualTo(sgd("0.00"));
    }

    @Test
    void the_history_is_paged_and_shows_only_the_role_of_the_other_party() {
        String id = shop.confirmed(CUSTOMER);
        shop.change(VENDOR, "markAsShipped", named(id), "");
        String document =
                "query($after: String) { getOrder(orderId: \"" + id + "\") { history(first: 4, after: $after) "
                        + "{ edges { cursor node { eventId } } nodes { sequence version type occurredAt actor { kind id } data }"
                        + " pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }";
        Object first = At.path(shop.run(CUSTOMER, document), "data", "getOrder", "history");
        assertThat(At.path(first, "nodes", 0, "type")).isEqualTo("order_management.events.CheckedOutEvent");
        assertThat(At.path(first, "nodes", 0, "actor", "id")).isEqualTo("c-234");
        assertThat(At.path(first, "pageInfo", "hasNextPage")).isEqualTo(true);
        assertThat(At.path(first, "pageInfo", "hasPreviousPage")).isEqualTo(false);
        String end = (String) At.path(first, "pageInfo", "endCursor");
        assertThat(At.path(first, "edges", 3, "cursor")).isEqualTo(end);
        Object second = At.path(shop.run(CUSTOMER, document, Map.of("after", end)), "data", "getOrder", "history");
        assertThat(At.path(second, "nodes", 0, "sequence")).isEqualTo(5);
        assertThat(At.path(second, "nodes", 0, "actor", "kind").toString()).isEqualTo("VENDOR");
        assertThat(At.path(second, "nodes", 0, "actor"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("id", null);
        assertThat(At.path(second, "pageInfo", "hasNextPage")).isEqualTo(false);
        assertThat(At.path(second, "pageInfo", "hasPreviousPage")).isEqualTo(true);
    }

    @Test
    void orders_are_listed_filtered_and_paged() {
        String placed = shop.placed(CUSTOMER);
        String confirmed = shop.confirmed(CUSTOMER);
        shop.draft(CUSTOMER);
        String document = "query($filter: OrderFilter, $after: String) { orders(filter: $filter, sort: CREATED_AT_ASC, "
                + "first: 1, after: $after) { edges { cursor node { orderId } } nodes { orderId } "
                + "pageInfo { hasNextPage endCursor } } }";
        Object page = At.path(shop.run(CUSTOMER, document), "data", "orders");
        Object rest = At.path(
                shop.run(CUSTOMER, document, Map.of("after", At.path(page, "pageInfo", "endCursor"))),
                "data",
                "orders");
        assertThat(List.of(At.path(page, "nodes", 0, "orderId"), At.path(rest, "nodes", 0, "orderId")))
                .containsExactlyInAnyOrder(placed, confirmed);
        assertThat(At.path(page, "pageInfo", "hasNextPage")).isEqualTo(true);
        assertThat(At.path(rest, "pageInfo", "hasNextPage")).isEqualTo(false);
        Map<String, Object> filter = Map.of(
                "status", List.of("CONFIRMED"),
                "productSku", "T-SHIRT-L",
                "createdFrom", "2026-05-01T16:00:00+08:00",
                "updatedBefore", "2026-05-01T08:00:00.001Z");
        Object filtered = At.path(shop.run(VENDOR, document, Map.of("filter", filter)), "data", "orders", "nodes");
        assertThat(filtered).isEqualTo(List.of(Map.of("orderId", confirmed)));
    }

    @Test
    void a_repeated_key_returns_the_current_order_as_replayed() {
        String id = shop.draft(CUSTOMER);
        String input = named(id) + ", idempotencyKey: \"k\", clientMutationId: \"m-1\", couponCode: \"WELCOME25\"";
        GraphQLResult first = shop.attempt(CUSTOMER, "addCoupon", input, "version");
        GraphQLResult again = shop.attempt(CUSTOMER, "addCoupon", input, "version");
        assertThat(At.path(first, "data", "addCoupon", "replayed")).isEqualTo(false);
        assertThat(At.path(again, "data", "addCoupon", "replayed")).isEqualTo(true);
        assertThat(At.path(again, "data", "addCoupon", "clientMutationId")).isEqualTo("m-1");
        assertThat(At.path(again, "data", "addCoupon", "order"))
                .isEqualTo(At.path(first, "data", "addCoupon", "order"));
    }

    @Test
    void offers_that_need_a_coupon_or_have_not_started_are_visible_to_vendor_and_admin_only() {
        String id = shop.placed(CUSTOMER);
        String document = offersOf(id);
        assertThat(offers(shop.run(CUSTOMER, document))).containsExactly("o-10");
        assertThat(offers(shop.run(VENDOR, document))).containsExactlyInAnyOrder("o-10", "o-25", "o-50");
        assertThat(offers(shop.run(ADMIN, document))).containsExactlyInAnyOrder("o-10", "o-25", "o-50");
    }

    @Test
    void a_vendor_who_buys_sees_what_a_customer_sees_except_in_their_own_shop() {
        Actor buyingElsewhere = buying("v-999");
        Actor buyingAtHome = buying("v-234");
        String elsewhere = offersOf(shop.draft(buyingElsewhere));
        String atHome = offersOf(shop.draft(buyingAtHome));

        assertThat(offers(shop.run(buyingElsewhere, elsewhere))).containsExactly("o-10");
        assertThat(offers(shop.run(buyingAtHome, atHome))).containsExactlyInAnyOrder("o-10", "o-25", "o-50");
    }

    private static Actor buying(String vendorId) {
        return new Actor(
                Shop.TENANT,
                "u-" + vendorId,
                Set.of(Role.CUSTOMER, Role.VENDOR),
                new Claims(vendorId, null, null, null, null));
    }

    private static String offersOf(String id) {
        return "{ getOrder(orderId: \"" + id + "\") { pricing { offers { offerId applied refusal "
                + "{ code message required actual } } } } }";
    }

    private Object shipments(String id) {
        return At.path(
                shop.run(VENDOR, "{ getOrder(orderId: \"" + id + "\") { shipments { shipmentId } } }"),
                "data",
                "getOrder",
                "shipments");
    }

    private static List<Object> offers(GraphQLResult result) {
        return ((List<?>) At.path(result, "data", "getOrder", "pricing", "offers"))
                .stream().<Object>map(offer -> At.path(offer, "offerId")).toList();
    }

    private static Map<String, String> sgd(String amount) {
        return Map.of("amount", amount, "currency", "SGD");
    }
}
